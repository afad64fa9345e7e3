"""Tell a text's matter from what its publisher puts around it.

That is: what is said of the publisher, its writers, subscriptions, corrections and cookies; captions and credits of
pictures; contacts, and where to read more; and, in a speech, the greeting.
"""

import re

ENDS = re.compile(
    r"\W*(?:ends?|-30-|notes? (?:to|for) editors?|media (?:contacts?|enquiries|inquiries)|press contacts?|contacts?"
    r"|about (?:the|us)\b.{0,40}|further information|for (?:more|further) information\b.*|background notes?"
    r"|related (?:articles|content|links|news|posts|stories|topics)|more (?:from|on) .{2,40}|most (?:read|popular)"
    r"|recommended(?: for you)?|you (?:may|might) (?:also )?like|leave a (?:comment|reply)|comments?"
    r"|advertisement.{0,40}|using .{2,30} for work\?)\W*"
    r"|#+|\*{3,}",
    re.I,
)
# Of a whole paragraph, by how it opens.
_OPENS = re.compile(
    r"\W*(?:read (?:more|also|next|full|the full)|see also|related ?:|sign up|log ?in|subscribe|follow us|like us on"
    r"|©|copyright|all rights reserved|(?:file )?(?:photo(?:graph)?|image|picture|video|graphic|illustration)s?\b"
    r"(?: \w+)? ?(?:[:/|]|by\b|courtesy\b|credits?\b|via\b)|caption ?:|advertisement|sponsored|share (?:this|on)"
    r"|click (?:here|below)|tap here|watch (?:live|more|the video|now)|listen to|download"
    r"|(?:additional |this )?report(?:ing|ed)? (?:by|from)\b|edited by|editing by|compiled by|translated by"
    r"|th(?:is|e) (?:article|story|report|interview|transcript|post|piece|page|content|site|website|version)"
    r" (?:\w+ ){0,2}?(?:was|has been|is|has|first|originally|appeared|uses|contains)\b"
    r"|an earlier version of|(?:correction|corrections|clarification|update|updated|editor['’]?s['’]? note)\b ?[:(]"
    r"|(?:source|sources|note|notes|tags|topics|filed under|categories|keywords)\b ?:"
    r"|(?:we|this (?:site|website)) uses? cookies|by (?:clicking|continuing|signing|subscribing|using)\b"
    r"|(?:tel|telephone|phone|fax|e-?mail|mob(?:ile)?|contact)\b ?[:.]|your e-?mail|required fields"
    r"|for (?:the|all the|our) latest|stay (?:up to date|informed|tuned|connected|in touch)|keep up with|get the latest"
    r"|don['’]t miss|never miss|visit (?:us|our)\b|check out (?:our|the)"
    r"|the following is (?:a|an|the) .{0,60}\b(?:transcript|text|statement|remarks)\b)",
    re.I,
)
# Of a sentence, wherever it stands in it.
_HOLDS = re.compile(
    r"\b(?:subscribe\b.{0,60}\b(?:our|newsletter|today|now|here|to)|(?:your|our) subscription|your inbox"
    r"|newsletters?\b.{0,30}\binbox"
    r"|our (?:newsletters?|newsroom|editorial|journalis[mt]s?|readers|reporters|web ?site|app"
    r"|privacy|cookies?|terms|podcasts?|social media)|(?:editorial|news) (?:staff|team) (?:at|of|is)|monthly readers"
    r"|privacy policy|terms (?:of|and) (?:use|service|conditions)|cookie (?:policy|settings)|(?:personal|work) use\b"
    r"|paywall|free trial|support (?:our|independent|quality) journalism|become a (?:member|supporter|subscriber)"
    r"|all rights reserved|may not be (?:published|reproduced|republished|copied|redistributed)"
    r"|contributed (?:to|reporting)|(?:on|via) (?:twitter|facebook|instagram|linkedin|tiktok|whatsapp|telegram)[ .]*$"
    r"|follow (?:him|her|them|us|@)|join the (?:conversation|discussion)|download (?:our|the) app"
    r"|apps? for (?:ios|android|iphone)|breaking news (?:updates|alerts)"
    r"|(?:for|to) (?:more|further|additional|media|press) (?:details|information|enquiries|inquiries|questions)"
    r"|(?:additional|further|more) (?:information|details)\b.{0,120}\b(?:available|found|here|at|visit|contact)\b"
    r"|(?:is|are|can be) (?:also )?(?:available|found|read|downloaded|viewed|seen|accessed) "
    r"(?:here|online|below|on (?:[\w’'-]+ ){1,4}(?:web ?site|page)|at (?:http|www))"
    r"|(?:see|visit|at|from|via|source:?) (?:\w+ ){0,6}(?:https?://|www\.)"
    r"|\(?(?:ap|afp|reuters|epa|getty(?: images)?|shutterstock|xinhua) ?(?:photos?|images?|file)?/)"
    r"|\S@\S{1,80}\.\w|\((?:\w+ )?(?:ap|afp|reuters|epa|getty(?: images)?)\b[^()]{0,60}\)\W*$|©",
    re.I,
)
_CAPTION = re.compile(
    r"\((?:far |second (?:from )?|third (?:from )?|from |at )?(?:left|right|centre|center|l|r|c)\)|\bpictured\b"
    r"|\blooks? on (?:as|during|while)\b|\b(?:is|are) seen (?:here|in|at|on|during|after|before)\b"
    r"|\bin th(?:is|ese) (?:\w+ ){0,3}?(?:photo|photograph|picture|image|frame grab|screengrab|still)\b"
    r"|, on (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day, \w+\.? \d{1,2}, \d{4})"
    r"|, (?=(?:mon|tues|wednes|thurs|fri|satur|sun)day, \w+\.? \d{1,2}, \d{4})",
    re.I,
)
_WRITER = re.compile(
    r"(?:[^\W\d_a-z][\w.’'-]*(?: |, )){1,5}(?:(?:writes|covers|reports|blogs)\b.{0,80}\bfor\b"
    r"|(?:is|was|has been) (?:(?:an?|the|our|\w+['’]s) )?(?:[\w’'&-]+ ){0,6}?"
    r"(?:editor|reporter|correspondent|columnist|contributor|journalist|blogger|freelance\w*|staff writer|writer"
    r"|producer|fellow|author) (?:at|for|with|of|in|on|based|who|and)\b)"
)
_GREETING = re.compile(
    r"(?:good (?:morning|afternoon|evening|day)|hello|hi|hey|thank(?:s| you)|welcome|sorry (?:to|for|about)"
    r"|ladies and gentlemen|dear|please (?:be seated|sit|have a seat)|have a seat"
    r"|(?:it is|it['’]s) (?:an?|my|such an?) (?:\w+ )?(?:pleasure|honou?r|privilege|delight)"
    r"|i (?:am|['’]?m) (?:\w+ )?(?:pleased|delighted|honou?red|glad|happy) to (?:be|join|welcome|speak|stand))\b",
    re.I,
)


def is_around(paragraph: str) -> bool:
    """Whether a paragraph opens as one that is no part of the text."""
    return _OPENS.match(paragraph) is not None


def is_boilerplate(sentence: str) -> bool:
    """Whether a sentence tells nothing of a text's matter."""
    return (
        _OPENS.match(sentence) is not None
        or _HOLDS.search(sentence) is not None
        or _CAPTION.search(sentence) is not None
        or _WRITER.match(sentence) is not None
        or _GREETING.match(sentence) is not None
    )
