"""The names that keys of a PDF may have as values where the standard lists them (ISO 32000-1 and -2, PDF/X, PDF/VT).

A key whose value is a free name, such as a font's, is in `FREE`; of any other a name that is not listed is somebody's
own word. One list serves all keys: a word of the standard gives nothing away, wherever it stands.
"""

import re

from bluf.inspection.finding_wording import word_set
from bluf.inspection.pdf.dictionary_keys import types

# Keys whose names are free, or are judged elsewhere: by the type that has them, `*` for all of its keys.
FREE = word_set(
    """
    Info.* Build.* Tree.* Names.* Capture.* ThreadInfo.* CollectionItem.* Resources.* ColorSpace.* Piece.*
    Encoding.Differences Font.BaseFont Font.Name Font.Encoding Font.ToUnicode CidFont.BaseFont CidFont.Encoding
    FontDescriptor.FontName FontDescriptor.FontFamily FontDescriptor.FD CMap.CMapName CMap.UseCMap Trailer.DocChecksum
    FontDescriptor.CharSet StructElem.S StructElem.C StructTree.RoleMap StructTree.ClassMap Namespace.RoleMapNS
    EmbeddedFile.Subtype MacFile.Subtype MacFile.Creator XObject.Name Appearance.Name Outline.Dest Annot.Dest Field.Dest
    Action.D Action.SD Action.Dp Action.N Destination.D Catalog.OpenAction Catalog.Dests Appearances.N Appearances.D
    Appearances.R Annot.AS Annot.V Annot.DV Annot.Opt Annot.Name Annot.MN Field.AS Field.V Field.DV Field.Opt
    Layer.Name LayerSetting.Name Parts.NodeNameList Process.Components Mixing.Colorants Mixing.PrintingOrder
    Separations.DeviceColorant ProfileRef.ColorantTable Signature.Filter Signature.SubFilter Encrypt.SubFilter
    SeedValue.Filter SeedValue.SubFilter CryptFilter.CFM CertSeed.URLType PointData.Names Coordinates.Type
    Attributes.Role Attributes.Headers Attributes.ContinuedFrom Collection.* CollectionField.* CollectionSort.*
    Artwork.* View3D.* Activation3D.* Units3D.* RichMedia.* FileSpec.Subtype Alternate.*
    """
)
_LISTED = word_set(
    """
    True False Unknown None Auto All Default Normal Custom Identity Standard Named Text XML Stream
    SinglePage OneColumn TwoColumnLeft TwoColumnRight TwoPageLeft TwoPageRight UseNone UseOutlines UseThumbs FullScreen
    UseOC UseAttachments L2R R2L MediaBox CropBox BleedBox TrimBox ArtBox AppDefault Simplex DuplexFlipShortEdge
    DuplexFlipLongEdge Split Blinds Box Wipe Dissolve Glitter Fly Push Cover Uncover Fade
    Row Column Structure Block Inline Before After Start End Center Middle Justify Both Solid Dashed Dotted Double
    Hidden Groove Ridge Inset Outset Beveled Underline Overline LineThrough LrTb RlTb TbRl TbLr LrBt BtLr BtRl RlBt
    Distribute Warichu Disc Circle Square Decimal UpperRoman LowerRoman UpperAlpha LowerAlpha Unordered Ordered
    Description Pagination Background Header Footer Watermark PageNum LineNum Bates Redaction Page Layout Foreground
    Endnote Footnote List PrintField Table Artifact UserProperties FENote WebCapture MSFT_Office ADBE_FT-Style
    XML-1.00 XML-1.0 HTML-3.20 HTML-3.2 HTML-4.01 HTML-5.00 OEB-1.00 RTF-1.05 CSS-1.00 CSS-1 CSS-2.00 CSS-2 CSS-3.00
    CSS-3 ARIA-1.1 RDFa-1.10 RDFa-1.1 SSML-1.1 MathML MathML-3
    Link Widget FreeText Line Polygon PolyLine Highlight Squiggly StrikeOut Stamp Caret Popup FileAttachment Sound Movie
    Screen PrinterMark TrapNet Redact Projection RichMedia Image Form Group Transparency Reply Marked Review
    FreeTextCallout FreeTextTypewriter FreeTextTypeWriter LineArrow LineDimension PolygonCloud PolygonDimension
    PolyLineDimension Replace StrikeOutTextEdit InkHighlight HighlightNote AreaHighlight
    Diamond OpenArrow ClosedArrow Butt ROpenArrow RClosedArrow Slash Above Below Length FixedPrint ExData Markup3D
    GoTo GoToR GoToE GoToDp Launch Thread SubmitForm ResetForm ImportData JavaScript SetOCGState Rendition Trans
    GoTo3DView RichMediaExecute Hide Toggle FitH FitV FitR FitB FitBH FitBV
    View Design Print Export Zoom User Language Artwork Technical AllOn AnyOn AnyOff AllOff Unchanged VisiblePages
    AllPages Creator PageElement
    StdCF DocOpen EFOpen Identity AESV2 AESV3 FullSave Create Delete Modify Copy Import Online Add FillIn
    SubmitStandalone SpawnTemplate DocMDP UR3 UR FieldMDP Include Exclude XObject SHA1 SHA256 SHA384 SHA512 RIPEMD160
    SHA3-256 SHA3-384 SHA3-512 SHAKE256
    FlateDecode LZWDecode ASCII85Decode ASCIIHexDecode RunLengthDecode CCITTFaxDecode DCTDecode JBIG2Decode JPXDecode
    Crypt BrotliDecode
    DeviceGray DeviceRGB DeviceCMYK CalGray CalRGB CalCMYK ICCBased Indexed Pattern Separation DeviceN NChannel Cyan
    Magenta Yellow Black Red Green Blue Gray
    AbsoluteColorimetric RelativeColorimetric Saturation Perceptual Compatible Multiply Overlay Darken Lighten
    ColorDodge ColorBurn HardLight SoftLight Difference Exclusion Color Luminosity Alpha DefaultRGB
    SimpleDot InvertedSimpleDot DoubleDot InvertedDoubleDot CosineDot InvertedDouble LineX LineY Round Ellipse EllipseA
    InvertedEllipseA EllipseB EllipseC InvertedEllipseC Rhomboid Cross Diamond InvertedSimpleDot
    Type0 Type1 Type3 MMType1 TrueType CIDFontType0 CIDFontType2 Type1C CIDFontType0C OpenType WinAnsiEncoding
    MacRomanEncoding MacExpertEncoding StandardEncoding PDFDocEncoding UltraCondensed ExtraCondensed Condensed
    SemiCondensed SemiExpanded Expanded ExtraExpanded UltraExpanded
    GTS_PDFA1 GTS_PDFX GTS_PDFVT ISO_PDFE1 Supplement Source Data Alternative Unspecified EncryptedPayload FormData
    Schema Markup AllBeforeLast Raw Signed muLaw ALaw Always Once Never NoBitmaps EnableJavaScripts DPartRoot
    Geospatial2D Geospatial3D Navigation Encryption OCInteract OCAutoStates AcroFormInteract Attachment
    AttachmentEditing Collection CollectionEditing DigSig DigSigValidation DigSigMDP RichMedia
    Top Bottom Left Right Ordering Whole Part Phon UserUnit AutoCAD
    """
)
# What dictionaries say that they are, beside the types of `grammar.py`.
_TYPES = word_set(
    """
    Pages Template ExtGState Outlines Border Filespec F EF OCG OCMD OCProperties Sig DocTimeStamp SigRef SigFieldLock SV
    SVCert TransformParams StructTreeRoot StructElem MCR OBJR NSO Mask Trans NavNode PtData GEOGCS PROJCS GCS Extensions
    DeveloperExtensions ReqHandler CollectionSchema CollectionSubitem CollectionColors CollectionSplit MediaCriteria
    MinBitDepth MinScreenSize MediaOffset MediaPlayers MediaPlayerInfo MediaPlayParams MediaScreenParams MediaDuration
    Timespan SoftwareIdentifier FWParams SlideShow ObjStm XRef OPI DSS VRI DPart DPartRoot JobTicketContents
    SpiderContentSet SpiderInfo SpiderURL CommandSettings Command SourceInfo URLAlias 3DView 3DNode 3DRenderMode
    3DBackground 3DLightingScheme 3DCrossSection 3DMeasure 3DAnimationStyle RichMediaContent RichMediaSettings
    RichMediaConfiguration RichMediaInstance RichMediaParams RichMediaActivation RichMediaDeactivation
    RichMediaAnimation RichMediaPresentation RichMediaWindow RichMediaPosition AuthCode CertificateStore ProcSet Thumb
    ParentTree PropertyList
    BoxColorInfo SeparationInfo FontFile Resources Names Info Shading Function Encrypt Dest Contents ColorSpace
    """
)
_PREFIX = re.compile(r"[A-Z0-9_]{4,5}")  # of the extensions of a developer (ISO 32000-1, annex E)
_WORDLESS = re.compile(r"[\W\d_]*[A-Za-z]{0,3}[\W\d_]*")  # numbers, and abbreviations such as `XYZ` and `PDF`
_DATED = re.compile(r"D:\d+.*|\d[\d.]*")


def is_listed(name: str, type_: str, key: str) -> bool:
    """Whether a name may stand under a key of a type: the key's names are free, or the standard lists it."""
    if name in _LISTED or f"{type_}.{key}" in FREE or f"{type_}.*" in FREE:
        return True
    return bool(_WORDLESS.fullmatch(name) or _DATED.fullmatch(name))


def is_type(name: str) -> bool:
    """Whether a dictionary may say that it is of such a type."""
    return name in _TYPES or name in _LISTED or name in types() or bool(_WORDLESS.fullmatch(name))


def is_prefix(name: str) -> bool:
    """Whether a name has the form of the prefix of a developer's extensions."""
    return bool(_PREFIX.fullmatch(name))
