"""Which keys each type of a PDF's dictionaries has (ISO 32000-2, with the extensions that readers know).

A line of the table is a type and its keys. After a key stands what its value may hold:

- nothing: numbers, names, dates in their own places, or arrays of these, and no text;
- `$`: text, which the look at that key judges (`texts.py`);
- `:Type`: a dictionary or stream of that type, or arrays of such; `Type|Other` stands for two;
- `:{Type}`: a dictionary whose keys are free names, each with a value of that type;
- `:~Type`: a tree of names or numbers (7.9.6, 7.9.7) with values of that type.

A type whose name stands before `<` has the keys of that other type too. What a file has under a key that is not here
is data of somebody's own: no program that knows the standard shows it.
"""

from dataclasses import dataclass
from functools import cache

_TABLE = """
Trailer: Size Prev Root:Catalog Encrypt:Encrypt Info:Info ID$ XRefStm DocChecksum$ Type W Index Filter
  DecodeParms:Filtering Length AuthCode:AuthCode
AuthCode: MACLocation MAC$ SigObjRef
Stream: Length Filter DecodeParms:Filtering F:FileSpec$ FFilter FDecodeParms:Filtering DL DP:Filtering
Filtering: Predictor Colors BitsPerComponent Columns EarlyChange K EndOfLine EncodedByteAlign Rows EndOfBlock
  BlackIs1 DamagedRowsBeforeError JBIG2Globals:Stream ColorTransform Type Name$
Encrypt: Filter SubFilter V Length CF:{CryptFilter} StmF StrF EFF R O$ U$ OE$ UE$ P Perms$ EncryptMetadata
  Recipients$ KDFSalt$
CryptFilter: Type CFM AuthEvent Length EncryptMetadata Recipients$
Info: Title$ Author$ Subject$ Keywords$ Creator$ Producer$ CreationDate$ ModDate$ Trapped Company$ Manager$ *$

Catalog: Type Version Extensions:{Extension} Pages:Page PageLabels:~PageLabel Names:Names Dests:{Destination}
  ViewerPreferences:ViewerPreferences PageLayout PageMode Outlines:Outline Threads:Thread
  OpenAction:Action|Destination AA:Events URI:Uri AcroForm:AcroForm Metadata:Metadata StructTreeRoot:StructTree
  MarkInfo:MarkInfo Lang$ SpiderInfo:Capture OutputIntents:OutputIntent PieceInfo:{Piece} OCProperties:Layers
  Perms:{Signature} Legal:Legal Requirements:Requirement Collection:Collection NeedsRendering DSS:Validation
  AF:FileSpec DPartRoot:Parts Base
Extension: Type BaseVersion ExtensionLevel URL$ ExtensionRevision$
ViewerPreferences: HideToolbar HideMenubar HideWindowUI FitWindow CenterWindow DisplayDocTitle NonFullScreenPageMode
  Direction ViewArea ViewClip PrintArea PrintClip PrintScaling Duplex PickTrayByPDFSize PrintPageRange NumCopies
  Enforce
Uri: Base$
MarkInfo: Marked UserProperties Suspects
Legal: JavaScriptActions LaunchActions URIActions MovieActions SoundActions HideAnnotationActions GoToRemoteActions
  AlternateImages ExternalStreams TrueTypeFonts ExternalRefXobjects ExternalOPIdicts NonEmbeddedFonts DevDepGS_OP
  DevDepGS_HT DevDepGS_TR DevDepGS_UCR DevDepGS_BG DevDepGS_FL Annotations OptionalContent Attestation$ OPIComments$
Requirement: Type S RH:RequirementHandler V Encrypt:Encrypt Penalty DigSig:SeedValue
RequirementHandler: Type S Script$
OutputIntent: Type S OutputCondition$ OutputConditionIdentifier$ RegistryName$ Info$ DestOutputProfile:Profile
  DestOutputProfileRef:ProfileRef MixingHints:Mixing SpectralData:{Stream}
ProfileRef: CheckSum$ ColorantTable ICCVersion$ ProfileCS$ ProfileName$ URLs:FileSpec
Mixing: Solidities:{} PrintingOrder DotGain:{Function} Colorants PrintingOrder
Profile<Stream: N Alternate:ColorSpace Range Metadata:Metadata
Metadata<Stream: Type Subtype
Names: Dests:~Destination AP:~XObject JavaScript:~Action Pages:~Page Templates:~Page IDS:~Capture URLS:~Capture
  EmbeddedFiles:~FileSpec AlternatePresentations:~Slideshow Renditions:~Rendition XFAImages:~XObject
  XFAResources:~Stream
Destination: D$ SD$
PageLabel: Type S P$ St
Outline: Type First:Outline Last:Outline Count Title$ Parent:Outline Prev:Outline Next:Outline Dest$:Destination
  A:Action SE:StructElem C F
Thread: Type F:Bead I:ThreadInfo Metadata:Metadata
ThreadInfo: *$
Bead: Type T:Thread N:Bead V:Bead P:Page R
Layers: OCGs:Layer D:LayerSetting Configs:LayerSetting
Layer: Type Name$ Intent Usage:LayerUsage OCGs:Layer P VE:Layer
LayerSetting: Name$ Creator$ BaseState ON:Layer OFF:Layer Intent AS:LayerEvent Order:Layer$ ListMode RBGroups:Layer
  Locked:Layer
LayerEvent: Event OCGs:Layer Category
LayerUsage: CreatorInfo:LayerCreator Language:LayerLanguage Export:LayerState Zoom:LayerState Print:LayerState
  View:LayerState User:LayerUser PageElement:LayerState
LayerCreator: Creator$ Subtype
LayerLanguage: Lang$ Preferred
LayerState: ExportState min max Subtype PrintState ViewState
LayerUser: Type Name$
Parts: Type DPartRootNode:Part RecordLevel NodeNameList
Part: Type Parent:Part|Parts DParts:Part Start:Page End:Page DPM:Open AF:FileSpec Metadata:Metadata
Open:

Page: Type Parent:Page Kids:Page Count LastModified$ Resources:Resources MediaBox CropBox BleedBox TrimBox ArtBox
  BoxColorInfo:BoxColors Contents:Content Rotate Group:Group Thumb:XObject B:Bead Dur Trans:Transition Annots:Annot
  AA:Events Metadata:Metadata PieceInfo:{Piece} StructParents ID$ PZ SeparationInfo:Separations Tabs$
  TemplateInstantiated PresSteps:Steps UserUnit VP:Viewport AF:FileSpec OutputIntents:OutputIntent DPart:Part
BoxColors: CropBox:BoxStyle BleedBox:BoxStyle TrimBox:BoxStyle ArtBox:BoxStyle
BoxStyle: C W S D
Separations: Pages:Page DeviceColorant$ ColorSpace:ColorSpace
Transition: Type S D Dm M Di SS B
Steps: Type NA:Action PA:Action Next:Steps Prev:Steps Dur
Viewport: Type BBox Name$ Measure:Measure PtData:PointData
Measure: Type Subtype R$ X:NumberFormat Y:NumberFormat D:NumberFormat A:NumberFormat T:NumberFormat S:NumberFormat O
  CYX Bounds GPTS LPTS GCS:Coordinates DCS:Coordinates PDU PCSM
NumberFormat: Type U$ C F D FD RT$ RD$ PS$ SS$ O
Coordinates: Type EPSG WKT$
PointData: Type Subtype Names XPTS
Piece: LastModified$ Private:Open
Content<Stream:
Letter<Stream:
Group: Type S CS:ColorSpace I K

Resources: ExtGState:{GraphicsState} ColorSpace:{ColorSpace} Pattern:{Pattern} Shading:{Shading} XObject:{XObject}
  Font:{Font} ProcSet Properties:{Properties} Encoding:{Encoding}
Properties<Layer: MCID Lang$ ActualText$ Alt$ E$ Metadata:Metadata Attached BBox Subtype$ Contents$ O StructParent
GraphicsState: Type LW LC LJ ML D RI OP op OPM Font:Font BG:Function BG2:Function UCR:Function UCR2:Function
  TR:Function TR2:Function HT:Halftone FL SM SA BM SMask:SoftMask CA ca AIS TK UseBlackPtComp HTO HTP
SoftMask: Type S G:XObject BC TR:Function
Halftone<Stream: Type HalftoneType HalftoneName$ Frequency Angle SpotFunction:Function AccurateScreens
  TransferFunction:Function Width Height Xsquare Ysquare Width2 Height2 Default:Halftone Cyan:Halftone
  Magenta:Halftone Yellow:Halftone Black:Halftone Red:Halftone Green:Halftone Blue:Halftone Gray:Halftone
Function<Stream: FunctionType Domain Range Size BitsPerSample Order Encode Decode C0 C1 N Functions:Function Bounds
ColorSpace<Profile: WhitePoint BlackPoint Gamma Matrix Range Subtype Colorants:{ColorSpace} Process:Process
  MixingHints:Mixing Metadata:Metadata
Process: ColorSpace:ColorSpace Components
Pattern<Stream: Type PatternType PaintType TilingType BBox XStep YStep Resources:Resources Matrix Shading:Shading
  ExtGState:GraphicsState
Shading<Stream: ShadingType ColorSpace:ColorSpace Background BBox AntiAlias Domain Matrix Function:Function Coords
  Extend BitsPerCoordinate BitsPerComponent BitsPerFlag Decode VerticesPerRow
XObject<Stream: Type Subtype FormType BBox Matrix Resources:Resources Group:Group Ref:Reference Metadata:Metadata
  PieceInfo:{Piece} LastModified$ StructParent StructParents OPI:Opi OC:Layer Name Width Height
  ColorSpace:ColorSpace BitsPerComponent Intent ImageMask Mask:XObject Decode Interpolate Alternates:Alternate
  SMask:XObject SMaskInData ID$ Measure:Measure PtData:PointData AF:FileSpec Matte MarkStyle Subtype2 PS:Stream
  Level1:Stream
Alternate: Image:XObject DefaultForPrinting OC:Layer
Reference: F:FileSpec$ Page$ ID$
Opi: 1.3:OpiImage 2.0:OpiImage
OpiImage: Type Version F:FileSpec$ ID$ Comments$ Size CropRect CropFixed Position Resolution ColorType Color Tint
  Overprint ImageType GrayMap Transparency Tags$ MainImage$ Inks IncludedImageDimensions IncludedImageQuality

Font: Type Subtype Name BaseFont FirstChar LastChar Widths FontDescriptor:FontDescriptor Encoding:Encoding|CMap
  ToUnicode:CMap FontBBox FontMatrix CharProcs:{Letter} Resources:Resources DescendantFonts:CidFont
CidFont: Type Subtype BaseFont CIDSystemInfo:Collection3 FontDescriptor:FontDescriptor DW W DW2 W2
  CIDToGIDMap:Stream
Collection3: Registry$ Ordering$ Supplement
Encoding: Type BaseEncoding Differences
CMap<Stream: Type CMapName CIDSystemInfo:Collection3 WMode UseCMap:CMap
FontDescriptor: Type FontName FontFamily$ FontStretch FontWeight Flags FontBBox ItalicAngle Ascent Descent Leading
  CapHeight XHeight StemV StemH AvgWidth MaxWidth MissingWidth FontFile:FontFile FontFile2:FontFile
  FontFile3:FontFile CharSet$ Style:FontStyle Lang FD:{FontDescriptor} CIDSet:Stream
FontStyle: Panose$
FontFile<Stream: Length1 Length2 Length3 Subtype Metadata:Metadata

Annot: Type Subtype Rect Contents$ P:Page NM$ M$ F AP:Appearances AS Border C StructParent OC:Layer AF:FileSpec ca
  CA BM Lang$ T$ Popup:Annot RC$ CreationDate$ IRT:Annot Subj$ RT IT ExData:ExternalData Open Name State$
  StateModel$ A:Action H PA:Action QuadPoints BS:BorderStyle Dest$:Destination DA$ Q DS$ CL BE:BorderEffect RD LE L
  LL LLE Cap LLO CP CO IC Vertices Measure:Measure Path Sy InkList MN Parent:Annot|Field FS:FileSpec$ Sound:Sound
  Movie:Movie MK:Characteristics AA:Events Page Artifacts RO:XObject OverlayText$ Repeat ProjectionType
  LastModified$ Version AnnotStates FontFauxing FixedPrint:FixedPrint 3DD:Artwork 3DV:View3D 3DA:Activation3D 3DI
  3DB 3DU:Units3D RichMediaContent:RichMedia RichMediaSettings:RichMedia FT Kids:Field TU$ TM$ Ff
  V$:Signature|Stream DV$:Stream Opt$ TI I MaxLen RV$:Stream Lock:Lock SV:SeedValue DataPrep:Open MeasureVersion
  Metadata:Metadata Stm Rotate
Field<Annot:
ExternalData: Type Subtype M3DREF:Open MD5$
BorderStyle: Type W S D
BorderEffect: S I
Appearances: N:Appearance D:Appearance R:Appearance
Appearance<XObject: *
Characteristics: R BC BG CA$ RC$ AC$ I:XObject RI:XObject IX:XObject IF:IconFit TP
IconFit: SW S A FB
FixedPrint: Type Matrix H V
Lock: Type Action Fields$ P
SeedValue: Type Ff Filter SubFilter DigestMethod$ V Cert:CertSeed Reasons$ MDP:CertSeed TimeStamp:CertSeed
  LegalAttestation$ AddRevInfo LockDocument AppearanceFilter$
CertSeed: Type Ff Subject$ SubjectDN:{}$ KeyUsage$ Issuer$ OID$ URL$ URLType P
AcroForm: Fields:Field NeedAppearances SigFlags CO:Field DR:Resources DA$ Q XFA$:Stream XFAResources:Stream Version
  Encoding:Encoding Lang$
Signature: Type Filter SubFilter Contents$ Cert$ ByteRange Reference:SignatureReference Changes Name$ M$ Location$
  Reason$ ContactInfo$ R V Prop_Build:{Build} Prop_AuthTime Prop_AuthType
SignatureReference: Type TransformMethod TransformParams:Transform Data:Open DigestMethod DigestValue$
  DigestLocation
Transform: Type P V Document Msg$ Annots Form Signature EF Action Fields$ Form FormEx
Build: Name Date$ R REx$ PreRelease OS TrustedMode V NonEFontNoWarn
Validation: Type VRI:{ValidationInfo} Certs:Stream OCSPs:Stream CRLs:Stream
ValidationInfo: Type Cert:Stream CRL:Stream OCSP:Stream TU$ TS:Stream

StructTree: Type K:StructElem IDTree:~StructElem ParentTree:~StructElem ParentTreeNextKey RoleMap:{}
  ClassMap:{Attributes} Namespaces:Namespace PronunciationLexicon:FileSpec AF:FileSpec
StructElem: Type S P:StructElem|StructTree ID$ Ref:StructElem Pg:Page K:StructElem A:Attributes R C T$ Lang$ Alt$ E$
  ActualText$ AF:FileSpec NS:Namespace PhoneticAlphabet Phoneme$ MCID Stm:XObject StmOwn:Open Obj:Annot|XObject
Namespace: Type NS$ Schema:FileSpec RoleMapNS:{Namespace}$
Attributes<Stream: O NS:Namespace Placement WritingMode BackgroundColor BorderColor BorderStyle BorderThickness
  Padding Color SpaceBefore SpaceAfter StartIndent EndIndent TextIndent TextAlign BBox Width Height BlockAlign
  InlineAlign TBorderStyle TPadding BaselineShift LineHeight TextPosition TextDecorationColor
  TextDecorationThickness TextDecorationType RubyAlign RubyPosition GlyphOrientationVertical ColumnCount ColumnGap
  ColumnWidths ListNumbering ContinuedList ContinuedFrom$ Role checked Checked Desc$ Headers$ RowSpan ColSpan Scope
  Summary$ Short$ P:UserProperty Type Attached Subtype NoteType
UserProperty: N$ V$ F$ H

Action: Type S Next:Action D$:Destination SD:StructElem F:FileSpec$ NewWindow Win:WindowsLaunch Mac:Open Unix:Open
  T$:Annot|Target B URI$ IsMap Base$ Sound:Sound Volume Synchronous Repeat Mix Annotation:Annot Operation H N
  Fields$:Field Flags CharSet$ JS$:Stream State:Layer PreserveRB R:Rendition AN:Annot OP Trans:Transition TA:Annot
  V:View3D TI:Annot CMD:Open CN$ NA Dp:Part P ID Instance CO
WindowsLaunch: F$ D$ O$ P$
Target: R N$ P$ A$ T:Target
Events: E:Action X:Action D:Action U:Action Fo:Action Bl:Action PO:Action PC:Action PV:Action PI:Action O:Action
  C:Action K:Action F:Action V:Action WC:Action WS:Action DS:Action WP:Action DP:Action
FileSpec: Type FS F$ UF$ DOS$ Mac$ Unix$ ID$ V EF:{EmbeddedFile} RF:{RelatedFiles} Desc$ CI:CollectionItem
  Thumb:XObject AFRelationship EP:Encrypt Subtype
RelatedFiles<EmbeddedFile: *$
EmbeddedFile<Stream: Type Subtype Params:FileParameters
FileParameters: Size CreationDate$ ModDate$ Mac:MacFile CheckSum$
MacFile: Subtype Creator ResFork:Stream
Collection: Type Schema:{CollectionField} D$ View Navigator:Open Colors:{} Sort:CollectionSort Folders:Folder Split
CollectionField: Type Subtype N$ O V E
CollectionItem: Type *$
CollectionSort: Type S A
Folder: Type ID Name$ Parent:Folder Child:Folder Next:Folder CI:CollectionItem Desc$ CreationDate$ ModDate$
  Thumb:XObject Free
Capture: *$
Slideshow: Type Subtype Resources:~FileSpec StartResource$
Sound<Stream: Type R C B E CO CP
Movie: F:FileSpec$ Aspect Rotate Poster:XObject
Rendition: Type S N$ MH:Open BE:Open C:MediaClip P:Open SP:Open R:Rendition
MediaClip: Type S N$ MH:Open BE:Open D:FileSpec|MediaClip CT$ P:Open Alt$ PL:Open
Artwork: *$
View3D: *$
Activation3D: *
Units3D: *$
RichMedia: *$
"""


@dataclass(frozen=True, slots=True)
class Value:
    """What a key's value may hold: `text`, and dictionaries of the types in `types`.

    `shape` is `plain`, `named` (a dictionary of free names) or `tree`.
    """

    types: tuple[str, ...] = ()
    text: bool = False
    shape: str = "plain"


PLAIN = Value()


@dataclass(frozen=True, slots=True)
class Type:
    """A type of dictionary: its keys, and what any other key may hold; None where it has no other."""

    name: str
    keys: dict[str, Value]
    others: Value | None = None


@cache
def types() -> dict[str, Type]:
    """Return the types by name."""
    made: dict[str, Type] = {}
    for line in _TABLE.replace("\n  ", " ").splitlines():
        if line.strip():
            head, _, keys = line.partition(":")
            name, _, base = head.partition("<")
            made[name] = _type(name, keys.split(), made.get(base))
    return made


def _type(name: str, keys: list[str], base: Type | None) -> Type:
    known, others = dict(base.keys) if base else {}, base.others if base else None
    for written in keys:
        key, _, rest = written.partition(":")
        value = _value(rest, "$" in written)
        if key.rstrip("$") == "*":
            others = value
        else:
            known["/" + key.rstrip("$")] = value
    return Type(name, known, others)


def _value(written: str, text: bool) -> Value:
    named = written.rstrip("$")
    shape = "named" if named.startswith("{") else "tree" if named.startswith("~") else "plain"
    return Value(tuple(name for name in named.strip("{}~").split("|") if name), text, shape)
