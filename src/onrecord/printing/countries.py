"""The names of countries, for readers who do not have the codes by heart.

Takes ISO 3166-1 alpha-3; gives the English name by which the codebook knows a country, former ones among them. Leaves
a code that it does not know as it is. A test holds the table to the codebook, which printing does not read.
"""

from typing import Final

_TABLE: Final = """
AFG Afghanistan; AGO Angola; ALB Albania; AND Andorra; ARE United Arab Emirates; ARG Argentina; ARM Armenia;
ATG Antigua and Barbuda; AUS Australia; AUT Austria; AZE Azerbaijan; BDI Burundi; BEL Belgium; BEN Benin;
BFA Burkina Faso; BGD Bangladesh; BGR Bulgaria; BHR Bahrain; BHS Bahamas; BIH Bosnia and Herzegovina; BLR Belarus;
BLZ Belize; BOL Bolivia; BRA Brazil; BRB Barbados; BRN Brunei; BTN Bhutan; BWA Botswana;
CAF Central African Republic; CAN Canada; CHE Switzerland; CHL Chile; CHN China; CIV Ivory Coast; CMR Cameroon;
COD Democratic Republic of the Congo; COG Republic of the Congo; COL Colombia; COM Comoros; CPV Cape Verde;
CRI Costa Rica; CSK Czechoslovakia; CUB Cuba; CYP Cyprus; CZE Czech Republic; DDR East Germany; DEU Germany;
DJI Djibouti; DMA Dominica; DNK Denmark; DOM Dominican Republic; DZA Algeria; ECU Ecuador; EGY Egypt; ERI Eritrea;
ESH Western Sahara; ESP Spain; EST Estonia; ETH Ethiopia; FIN Finland; FJI Fiji; FRA France; FSM Micronesia;
GAB Gabon; GBR United Kingdom; GEO Georgia; GHA Ghana; GIB Gibraltar; GIN Guinea; GMB Gambia; GNB Guinea-Bissau;
GNQ Equatorial Guinea; GRC Greece; GRD Grenada; GRL Greenland; GTM Guatemala; GUY Guyana; HKG Hong Kong;
HND Honduras; HRV Croatia; HTI Haiti; HUN Hungary; IDN Indonesia; IND India; IRL Ireland; IRN Iran; IRQ Iraq;
ISL Iceland; ISR Israel; ITA Italy; JAM Jamaica; JOR Jordan; JPN Japan; KAZ Kazakhstan; KEN Kenya; KGZ Kyrgyzstan;
KHM Cambodia; KIR Kiribati; KNA Saint Kitts and Nevis; KOR South Korea; KOS Kosovo; KWT Kuwait; LAO Laos;
LBN Lebanon; LBR Liberia; LBY Libya; LCA Saint Lucia; LIE Liechtenstein; LKA Sri Lanka; LSO Lesotho; LTU Lithuania;
LUX Luxembourg; LVA Latvia; MAC Macau; MAR Morocco; MCO Monaco; MDA Moldova; MDG Madagascar; MDV Maldives;
MEX Mexico; MHL Marshall Islands; MKD North Macedonia; MLI Mali; MLT Malta; MMR Myanmar; MNE Montenegro;
MNG Mongolia; MOZ Mozambique; MRT Mauritania; MUS Mauritius; MWI Malawi; MYS Malaysia; NAM Namibia; NER Niger;
NGA Nigeria; NIC Nicaragua; NLD Netherlands; NOR Norway; NPL Nepal; NRU Nauru; NZL New Zealand; OMN Oman;
PAK Pakistan; PAN Panama; PER Peru; PHL Philippines; PLW Palau; PNG Papua New Guinea; POL Poland; PRI Puerto Rico;
PRK North Korea; PRT Portugal; PRY Paraguay; PSE Palestine; QAT Qatar; ROU Romania; RUS Russia; RWA Rwanda;
SAU Saudi Arabia; SCG Serbia and Montenegro; SDN Sudan; SEN Senegal; SGP Singapore; SLB Solomon Islands;
SLE Sierra Leone; SLV El Salvador; SMR San Marino; SOM Somalia; SRB Serbia; SSD South Sudan;
STP Sao Tome and Principe; SUN Soviet Union; SUR Suriname; SVK Slovakia; SVN Slovenia; SWE Sweden; SWZ Eswatini;
SYC Seychelles; SYR Syria; TCD Chad; TGO Togo; THA Thailand; TJK Tajikistan; TKM Turkmenistan; TLS East Timor;
TON Tonga; TTO Trinidad and Tobago; TUN Tunisia; TUR Turkey; TUV Tuvalu; TWN Taiwan; TZA Tanzania; UGA Uganda;
UKR Ukraine; URY Uruguay; USA United States; UZB Uzbekistan; VAT Vatican City; VCT Saint Vincent and the Grenadines;
VEN Venezuela; VNM Vietnam; VUT Vanuatu; WSM Samoa; YEM Yemen; YUG Yugoslavia; ZAF South Africa; ZMB Zambia;
ZWE Zimbabwe
"""
_NAMES: Final = dict(one.strip().split(" ", maxsplit=1) for one in _TABLE.replace("\n", " ").split(";"))


def country_name(code: str) -> str:
    """The name of a country by its code.

    >>> country_name("KEN"), country_name("CIV"), country_name("QQQ")
    ('Kenya', 'Ivory Coast', 'QQQ')
    """
    return _NAMES.get(code, code)
