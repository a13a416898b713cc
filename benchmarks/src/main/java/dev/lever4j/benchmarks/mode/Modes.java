package dev.lever4j.benchmarks.mode;

import java.util.LinkedHashMap;
import java.util.Map;

/** All modes by name. */
public final class Modes {
    public static final String TYPED = "Lever4J, typed";
    public static final String NDJSON = "Lever4J, NDJSON";
    public static final String STREAMED = "Lever4J, itemsStreaming()";
    public static final String SAME_RECORDS = "Reactor Netty + Jackson 2, our records";
    public static final String OWN_RECORDS = "Reactor Netty + Jackson 2, own records";
    public static final String WEB_CLIENT = "WebClient as it ships (Jackson 3)";
    public static final String WEB_CLIENT_2 = "WebClient with Jackson 2";
    public static final String JDK = "JDK HttpClient + Jackson 2";
    public static final String RETROFIT = "Retrofit + OkHttp + Jackson 2";
    public static final String GENERATED = "OpenAPI Generator, library native";
    public static final String DISCARD = "bytes fetched and thrown away";

    private Modes() {}

    public static Map<String, Mode> ours(Account account) {
        Map<String, Mode> modes = new LinkedHashMap<>();
        modes.put(TYPED, Ours.typed(account));
        modes.put(NDJSON, Ours.ndjson(account));
        modes.put(STREAMED, Ours.streamed(account));
        return modes;
    }

    public static Map<String, Mode> all(Account account) {
        Map<String, Mode> modes = ours(account);
        modes.put(SAME_RECORDS, NettyByHand.sameRecords(account));
        modes.put(OWN_RECORDS, NettyByHand.ownRecords(account));
        modes.put(WEB_CLIENT, SpringWebClient.asItShips(account));
        modes.put(WEB_CLIENT_2, SpringWebClient.withJackson2(account));
        modes.put(JDK, new JdkClient(account));
        modes.put(RETROFIT, new RetrofitClient(account));
        modes.put(GENERATED, new GeneratedClient(account));
        modes.put(DISCARD, new NettyDiscard(account));
        return modes;
    }
}
