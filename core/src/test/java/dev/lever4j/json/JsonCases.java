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
 * refused, and of i the standard leaves it open: i+ is read here, i- refused. A byte that is no printable ASCII stands as
 * {@code <hh>}.
 */
final class JsonCases {
    /** Values, which stand in a record and around the records. */
    private static final String VALUES = """
            # numbers
            y 0
            y -0
            y 1
            y -1
            y 10
            y 1234567890
            y 0.5
            y -0.5
            y 0.0
            y -0.0
            y 1.50
            y 123.456
            y 1e3
            y 1E3
            y 1e+3
            y 1e-3
            y 1e03
            y 0e0
            y 0e+1
            y 0E-1
            y 123e65
            y 123.456e-7
            y 0.000000000000000000000000000001
            y 2147483648
            y 9223372036854775807
            y -9223372036854775808
            i+ 9223372036854775808
            i+ -9223372036854775809
            i+ 123456789012345678901234567890
            i+ 0.1234567890123456789012345678901234567890
            i+ 1e400
            i+ -1e400
            i+ 1e-400
            i+ 1e2147483647
            n 01
            n 00
            n -01
            n 012
            n -
            n +1
            n +
            n ++1
            n --1
            n +-1
            n - 1
            n .5
            n -.5
            n .
            n 1.
            n -1.
            n 0.e1
            n 2.e3
            n 2.e-3
            n 1e
            n 1E
            n 1e+
            n 1e-
            n 0.3e
            n 0.3e+
            n 1eE2
            n 1e1.5
            n 1e 3
            n 1 .5
            n 1. 5
            n 1.2.3
            n 1-2
            n 1_000
            n 1 000
            n 1,000
            n 1/2
            n 1a
            n 1f
            n 1L
            n 1e3a
            n 0x1
            n -0x1
            n 0b1
            n 0o7
            n NaN
            n -NaN
            n nan
            n Infinity
            n +Infinity
            n -Infinity
            n Inf
            n <e2><88><9e>
            n <ef><bc><91>
            n <d9><a1>
            # literals
            y true
            y false
            y null
            n True
            n TRUE
            n Null
            n tru
            n truee
            n truE
            n tr ue
            n true1
            n true false
            n fals
            n falsee
            n nul
            n nulll
            n t
            n undefined
            n yes
            n a
            # strings
            y ""
            y "a"
            y " "
            y "'"
            y "/"
            y "a/*b*/c//d#e"
            y "{[,:]}"
            y "\\""
            y "\\\\"
            y "\\/"
            y "\\b\\f\\n\\r\\t"
            y "\\\\u0000"
            y "\\\\\\""
            y "\\u0000"
            y "\\u001f"
            y "\\u0022\\u005c"
            y "\\u0041"
            y "\\u00e9"
            y "\\u20AC\\uabCD"
            y "\\ufffe\\uffff"
            y "\\ud83d\\ude00"
            y "\\uD800\\uDC00\\udbff\\udfff"
            y "a\\ud83d\\ude00b\\n"
            y "<7f>"
            n "a
            n a"
            n 'a'
            n "a'
            n "
            n "a""b"
            n "a" "b"
            n "a"b
            n \\"a"
            n \\u0022a"
            n <e2><80><9c>a<e2><80><9d>
            n `a`
            n "\\"
            n "\\
            n "\\x41"
            n "\\a"
            n "\\'"
            n "\\0"
            n "\\v"
            n "\\U0041"
            n "\\u"
            n "\\u0"
            n "\\u00"
            n "\\u004"
            n "\\u00g0"
            n "\\u{41}"
            n "\\u 041"
            n "\\u+041"
            n "\\u-041"
            n "\\u00<c3><a9>1"
            n "\\u<ef><bc><90>041"
            n "\\<c3><a9>"
            n "\\<f0><9f><98><80>"
            n "\\ud83d\\u12"
            n "\\ud83d\\x"
            n "\\ud83d\\
            n "<00>"
            n "a<00>b"
            n "<01>"
            n "<09>"
            n "<0a>"
            n "<0d>"
            n "<1f>"
            n "12345678<1f>"
            n "\\<09>"
            n "\\<0a>"
            n "\\<00>"
            # halves of characters, of which nobody knows what they mean
            i+ "\\ud83d"
            i+ "\\ude00"
            i+ "\\ud83dx"
            i+ "\\ud83d\\n"
            i+ "\\ud83d\\u0041"
            i+ "\\ud83d\\ud83d"
            i+ "\\ude00\\ud83d"
            # UTF-8
            y "<c2><80><df><bf>"
            y "<e0><a0><80><ed><9f><bf>"
            y "<ee><80><80><ef><bf><bf>"
            y "<f0><90><80><80><f4><8f><bf><bf>"
            y "<e2><80><a8><e2><80><a9>"
            y "<ef><bb><bf>"
            y "1234567<c3><a9>"
            y "\\n<e2><82><ac>\\u00e9"
            n "<80>"
            n "<bf>"
            n "<c0><af>"
            n "<c0><80>"
            n "<c1><bf>"
            n "<c3>"
            n "<c3>("
            n "<e0><80><80>"
            n "<e0><9f><bf>"
            n "<e2><82>"
            n "<e2>(<ac>"
            n "<e2><82>("
            n "<ed><a0><80>"
            n "<ed><bf><bf>"
            n "<ed><a0><bd><ed><b8><80>"
            n "<f0><80><80><80>"
            n "<f0><8f><bf><bf>"
            n "<f0><9f><98>"
            n "<f0><9f>(<80>"
            n "<f4><90><80><80>"
            n "<f5><80><80><80>"
            n "<f8><88><80><80><80>"
            n "<fe>"
            n "<ff>"
            n "<e9>"
            n "12345678<ff>12345678"
            n "\\n<c3>"
            n "\\u00e9<ff>"
            n <c3><a9>
            n <ff>
            # lists
            y []
            y [[]]
            y [{}]
            y [1,2]
            y [null,true,"x",{"a":[]}]
            y [[[[]],[]]]
            n [
            n ]
            n [1
            n 1]
            n [1,
            n [1,]
            n [,1]
            n [,]
            n [1,,2]
            n [1 2]
            n [1;2]
            n [1:2]
            n ["a":1]
            n [[]
            n []]
            n [}
            n [1}
            n [*]
            n [...]
            n [a]
            n ["a
            n [1,"a",[
            n (1)
            n <1>
            # objects
            y {}
            y {"a":1}
            y {"a":1,"b":2}
            y {"":1}
            y {"a":{"b":[{"c":null}]}}
            y {"\\u0000":1}
            y {"\\ud83d\\ude00":1}
            y {"a":{"b":1},"b":1}
            y {"a":1,"A":2}
            y {"a":"}"}
            n {
            n }
            n {"a"
            n {"a":
            n {"a":1
            n {"a"}
            n {"a":}
            n {"a",1}
            n {"a" 1}
            n {"a"=1}
            n {"a"::1}
            n {"a":1:2}
            n {"a":"b":"c"}
            n {:1}
            n {,"a":1}
            n {,}
            n {"a":1,}
            n {"a":1,,"b":2}
            n {"a":1 "b":2}
            n {"a":1;"b":2}
            n {"a":1,"b"}
            n {"a":1,2}
            n {a:1}
            n {'a':1}
            n {1:1}
            n {null:1}
            n {[]:1}
            n {"a":a}
            n {]
            n {"a":1]
            n {"<ff>":1}
            n {"<01>":1}
            n {"\\x":1}
            n {"a:1}
            # a name that comes twice
            i- {"a":1,"a":1}
            i- {"a":1,"a":2}
            i- {"a":1,"b":2,"a":3}
            i- {"a":1,"\\u0061":2}
            i- {"b":{"a":1,"a":2}}
            i- [{"":1,"":2}]
            # blanks
            y [ ]
            y { }
            y [<20><09><0a><0d>]
            y [<09>1<0a>,<0d>2<20>]
            y {<0a>"a"<20>:<09>1<0d>,<20>"b"<20>:<20>[<20>]<20>}
            n [<0b>]
            n [<0c>1]
            n [<00>]
            n [<c2><a0>1]
            n [<c2><85>1]
            n [<e2><80><8b>]
            n [<e2><80><a8>]
            n [<ef><bb><bf>1]
            n [\\n1]
            # comments
            n /* */1
            n 1/* */
            n [1//
            n [1 #]
            n {"a":1/* */}
            n {/* */}
            n <!-- -->1
            # nothing
            n ,
            n :
            n \\
            """;

    /** Whole texts; @ is a page. */
    private static final String TEXTS = """
            y @
            y <20>@
            y @<20>
            y <09><0a><0d><20>@<0d><0a>
            n <20>
            n <0a>
            n @@
            n @ @
            n @,
            n ,@
            n @]
            n @}
            n [@]
            n (@)
            n @;
            n @1
            n @ null
            n @ "x"
            n @//
            n @/* */
            n /* */@
            n #@
            n <00>@
            n @<00>
            n <0b>@
            n @<0c>
            n <c2><a0>@
            n @<e2><80><8b>
            n <ff>@
            n @<ff>
            n @<c3>
            n x=@
            n )]}'@
            n <ef><bb>@
            n <ef>@
            n @<ef><bb><bf>
            i- <ef><bb><bf>@
            n 1
            n null
            n true
            n "x"
            n []
            n {}
            n {"data":null}
            n {"data":{}}
            n {"data":[1]}
            n {"data":[null]}
            n {"data":[[]]}
            n {"data":[]
            n {"data":[
            n {"data"
            n {"data":[{]}
            n {"data":[{}}
            n {"data":[{},]}
            n {"data":[,{}]}
            n {"data":[{}{}]}
            n {"data":[] "next":null}
            n {"data":[],"next":1}
            n {"data":[],"hasNext":"true"}
            i- {"data":[],"data":[]}
            i- {"data":[],"next":null,"next":null}
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
                i 1e9999999999
                i -1e-9999999999
                i 0.4e00669999999999999999999999999999999999999999999999999999
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
            String text = line.substring(line.indexOf(' ') + 1);
            cases.add(new Case(line, bytes(text.replace("@", page))));
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
