package dev.lever4j.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is JSON and what is not, in the manner of JSONTestSuite, whose letters these are: y must be read, n must be
 * refused, and of i the standard leaves it open: i+ is read here, i- refused. Two blanks part a case from the next; a
 * byte that is no printable ASCII stands as {@code <hh>}.
 */
final class JsonCases {
    /** Values, which stand in a record and around the records. */
    private static final String VALUES = """
            # numbers
            y 0  -0  1  -1  10  1234567890  0.5  -0.5  0.0  -0.0  1.50  123.456  1e3  1E3  1e+3  1e-3  1e03  0e0
            y 0e+1  0E-1  123e65  123.456e-7  0.000000000000000000000000000001  2147483648  9223372036854775807
            y -9223372036854775808
            i+ 9223372036854775808  -9223372036854775809  123456789012345678901234567890
            i+ 0.1234567890123456789012345678901234567890  1e400  -1e400  1e-400  1e2147483647
            n 01  00  -01  012  -  +1  +  ++1  --1  +-1  - 1  .5  -.5  .  1.  -1.  0.e1  2.e3  2.e-3  1e  1E  1e+
            n 1e-  0.3e  0.3e+  1eE2  1e1.5  1e 3  1 .5  1. 5  1.2.3  1-2  1_000  1 000  1,000  1/2  1a  1f  1L  1e3a
            n 0x1  -0x1  0b1  0o7  NaN  -NaN  nan  Infinity  +Infinity  -Infinity  Inf  <e2><88><9e>  <ef><bc><91>
            n <d9><a1>
            # literals
            y true  false  null
            n True  TRUE  Null  tru  truee  truE  tr ue  true1  true false  fals  falsee  nul  nulll  t  undefined
            n yes  a
            # strings
            y ""  "a"  " "  "'"  "/"  "a/*b*/c//d#e"  "{[,:]}"  "\\""  "\\\\"  "\\/"  "\\b\\f\\n\\r\\t"  "\\\\u0000"
            y "\\\\\\""  "\\u0000"  "\\u001f"  "\\u0022\\u005c"  "\\u0041"  "\\u00e9"  "\\u20AC\\uabCD"
            y "\\ufffe\\uffff"  "\\ud83d\\ude00"  "\\uD800\\uDC00\\udbff\\udfff"  "a\\ud83d\\ude00b\\n"  "<7f>"
            n "a  a"  'a'  "a'  "  "a""b"  "a" "b"  "a"b  \\"a"  \\u0022a"  <e2><80><9c>a<e2><80><9d>  `a`  "\\"  "\\
            n "\\x41"  "\\a"  "\\'"  "\\0"  "\\v"  "\\U0041"  "\\u"  "\\u0"  "\\u00"  "\\u004"  "\\u00g0"  "\\u{41}"
            n "\\u 041"  "\\u+041"  "\\u-041"  "\\u00<c3><a9>1"  "\\u<ef><bc><90>041"  "\\<c3><a9>"
            n "\\<f0><9f><98><80>"  "\\ud83d\\u12"  "\\ud83d\\x"  "\\ud83d\\  "<00>"  "a<00>b"  "<01>"  "<09>"
            n "<0a>"  "<0d>"  "<1f>"  "12345678<1f>"  "\\<09>"  "\\<0a>"  "\\<00>"
            # halves of characters, of which nobody knows what they mean
            i+ "\\ud83d"  "\\ude00"  "\\ud83dx"  "\\ud83d\\n"  "\\ud83d\\u0041"  "\\ud83d\\ud83d"  "\\ude00\\ud83d"
            # UTF-8
            y "<c2><80><df><bf>"  "<e0><a0><80><ed><9f><bf>"  "<ee><80><80><ef><bf><bf>"
            y "<f0><90><80><80><f4><8f><bf><bf>"  "<e2><80><a8><e2><80><a9>"  "<ef><bb><bf>"  "1234567<c3><a9>"
            y "\\n<e2><82><ac>\\u00e9"
            n "<80>"  "<bf>"  "<c0><af>"  "<c0><80>"  "<c1><bf>"  "<c3>"  "<c3>("  "<e0><80><80>"  "<e0><9f><bf>"
            n "<e2><82>"  "<e2>(<ac>"  "<e2><82>("  "<ed><a0><80>"  "<ed><bf><bf>"  "<ed><a0><bd><ed><b8><80>"
            n "<f0><80><80><80>"  "<f0><8f><bf><bf>"  "<f0><9f><98>"  "<f0><9f>(<80>"  "<f4><90><80><80>"
            n "<f5><80><80><80>"  "<f8><88><80><80><80>"  "<fe>"  "<ff>"  "<e9>"  "12345678<ff>12345678"  "\\n<c3>"
            n "\\u00e9<ff>"  <c3><a9>  <ff>
            # lists
            y []  [[]]  [{}]  [1,2]  [null,true,"x",{"a":[]}]  [[[[]],[]]]
            n [  ]  [1  1]  [1,  [1,]  [,1]  [,]  [1,,2]  [1 2]  [1;2]  [1:2]  ["a":1]  [[]  []]  [}  [1}  [*]  [...]
            n [a]  ["a  [1,"a",[  (1)  <1>
            # objects
            y {}  {"a":1}  {"a":1,"b":2}  {"":1}  {"a":{"b":[{"c":null}]}}  {"\\u0000":1}  {"\\ud83d\\ude00":1}
            y {"a":{"b":1},"b":1}  {"a":1,"A":2}  {"a":"}"}
            n {  }  {"a"  {"a":  {"a":1  {"a"}  {"a":}  {"a",1}  {"a" 1}  {"a"=1}  {"a"::1}  {"a":1:2}  {"a":"b":"c"}
            n {:1}  {,"a":1}  {,}  {"a":1,}  {"a":1,,"b":2}  {"a":1 "b":2}  {"a":1;"b":2}  {"a":1,"b"}  {"a":1,2}
            n {a:1}  {'a':1}  {1:1}  {null:1}  {[]:1}  {"a":a}  {]  {"a":1]  {"<ff>":1}  {"<01>":1}  {"\\x":1}
            n {"a:1}
            # a name that comes twice
            i- {"a":1,"a":1}  {"a":1,"a":2}  {"a":1,"b":2,"a":3}  {"a":1,"\\u0061":2}  {"b":{"a":1,"a":2}}
            i- [{"":1,"":2}]
            # blanks
            y [ ]  { }  [<20><09><0a><0d>]  [<09>1<0a>,<0d>2<20>]  {<0a>"a"<20>:<09>1<0d>,<20>"b"<20>:<20>[<20>]<20>}
            n [<0b>]  [<0c>1]  [<00>]  [<c2><a0>1]  [<c2><85>1]  [<e2><80><8b>]  [<e2><80><a8>]  [<ef><bb><bf>1]
            n [\\n1]
            # comments
            n /* */1  1/* */  [1//  [1 #]  {"a":1/* */}  {/* */}  <!-- -->1
            # nothing
            n ,  :  \\
            """;

    /** Whole texts; @ is a page. */
    private static final String TEXTS = """
            y @  <20>@  @<20>  <09><0a><0d><20>@<0d><0a>
            n <20>  <0a>  @@  @ @  @,  ,@  @]  @}  [@]  (@)  @;  @1  @ null  @ "x"  @//  @/* */  /* */@  #@  <00>@
            n @<00>  <0b>@  @<0c>  <c2><a0>@  @<e2><80><8b>  <ff>@  @<ff>  @<c3>  x=@  )]}'@  <ef><bb>@  <ef>@
            n @<ef><bb><bf>
            i- <ef><bb><bf>@
            n 1  null  true  "x"  []  {}  {"data":null}  {"data":{}}  {"data":[1]}  {"data":[null]}  {"data":[[]]}
            n {"data":[]  {"data":[  {"data"  {"data":[{]}  {"data":[{}}  {"data":[{},]}  {"data":[,{}]}
            n {"data":[{}{}]}  {"data":[] "next":null}  {"data":[],"next":1}  {"data":[],"hasNext":"true"}
            i- {"data":[],"data":[]}  {"data":[],"next":null,"next":null}
            """;

    private static final String PAGE = "{\"data\":[{\"id\":\"1\"}],\"next\":null,\"hasNext\":false}";
    private static final Pattern BYTE = Pattern.compile("<([0-9a-f]{2})>");

    private JsonCases() {}

    /** @param said what is to become of it, and what it is */
    record Case(String said, byte[] bytes) {
        boolean isRead() {
            return said.startsWith("y") || said.startsWith("i+");
        }

        @Override
        public String toString() {
            return said.length() > 60 ? said.substring(0, 60) + "..." : said;
        }
    }

    static List<Case> values() {
        List<Case> cases = cases(VALUES, "");
        cases.add(made("n ", ""));
        cases.add(made("i+ 64 digits ", "9".repeat(64)));
        cases.add(made("i- 65 digits ", "9".repeat(65)));
        cases.add(made("i+ 61 lists ", "[".repeat(61) + "]".repeat(61)));
        cases.add(made("i- 70 lists ", "[".repeat(70) + "]".repeat(70)));
        cases.add(made("i+ 61 objects ", "{\"a\":".repeat(60) + "{}" + "}".repeat(60)));
        cases.add(made("i- 70 objects ", "{\"a\":".repeat(70) + "1" + "}".repeat(70)));
        cases.add(made("n 100,000 lists that are not closed ", "[".repeat(100_000)));
        cases.add(made("n 50,000 objects that are not closed ", "[{\"\":".repeat(50_000)));
        cases.add(made("i+ a name of 256 ", "{\"" + "n".repeat(256) + "\":1}"));
        cases.add(made("i- a name of 300 ", "{\"" + "n".repeat(300) + "\":1}"));
        cases.add(made("y a text of 100,000 ", '"' + "abc\u00e9".repeat(25_000) + '"'));
        cases.add(made("y a list of 10,000 ", "[" + "1,".repeat(9_999) + "1]"));
        return cases;
    }

    /** Well-formed, and no number of Java's has such an exponent: kept as it came, and refused where a model has it. */
    static List<Case> endlessExponents() {
        return cases("""
                i 1e9999999999  -1e-9999999999  0.4e00669999999999999999999999999999999999999999999999999999
                """, "");
    }

    static List<Case> texts() {
        List<Case> cases = cases(TEXTS, PAGE);
        cases.add(made("n ", ""));
        for (String encoding : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE")) {
            cases.add(new Case("i- " + encoding, PAGE.getBytes(Charset.forName(encoding))));
        }
        return cases;
    }

    private static Case made(String said, String text) {
        return new Case(said + text, text.getBytes(UTF_8));
    }

    private static List<Case> cases(String table, String page) {
        List<Case> cases = new ArrayList<>();
        table.lines().filter(line -> !line.startsWith("# ")).forEach(line -> {
            String said = line.substring(0, line.indexOf(' ') + 1);
            for (String text : line.substring(said.length()).split("  ", -1)) {
                cases.add(new Case(said + text, bytes(text.replace("@", page))));
            }
        });
        return cases;
    }

    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Matcher next = BYTE.matcher(text);
        int from = 0;
        while (next.find()) {
            bytes.writeBytes(text.substring(from, next.start()).getBytes(UTF_8));
            bytes.write(Integer.parseInt(next.group(1), 16));
            from = next.end();
        }
        bytes.writeBytes(text.substring(from).getBytes(UTF_8));
        return bytes.toByteArray();
    }
}
