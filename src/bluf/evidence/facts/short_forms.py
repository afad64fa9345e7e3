"""The usual short forms of offices and terms, which texts use without defining them: CEO, MP, GDP."""

from bluf.evidence.facts.countries import by_name

SHORT_FORMS = by_name("""
ceo|chief executive officer|chief executive|chief executives
cfo|chief financial officer|finance chief
coo|chief operating officer
fm|foreign minister|foreign ministers|minister of foreign affairs|minister for foreign affairs|foreign secretary
pm|prime minister|prime ministers|premier|premiers
mp|member of parliament|members of parliament|parliamentarian|parliamentarians
mep|member of the european parliament|members of the european parliament
vp|vice president|vice presidents
sg|secretary general|secretaries general
ngo|nongovernmental organization|non governmental organization|non governmental organisation
gdp|gross domestic product
it|information technology
ai|artificial intelligence
lng|liquefied natural gas
co2|carbon dioxide
ev|electric vehicle|electric vehicles|electric car|electric cars
sme|small and medium sized enterprises|small and medium enterprises|small and medium sized businesses
hq|headquarters
covid|covid 19|covid19|coronavirus|corona
mou|memorandum of understanding
adm|admiral
brig|brigadier
capt|captain
cmdr|commander
col|colonel
dr|doctor
gen|general
gov|governor
hon|honourable|honorable
lt|lieutenant
maj|major
prof|professor
rep|representative
rev|reverend
sen|senator
sgt|sergeant
g7|group of seven
g20|group of twenty|group of 20
g77|group of 77
""")
