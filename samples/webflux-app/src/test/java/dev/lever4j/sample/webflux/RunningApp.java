package dev.lever4j.sample.webflux;

import dev.lever4j.LeverEnvironment;
import dev.lever4j.auth.Secret;
import dev.lever4j.client.LeverClient;
import dev.lever4j.simulator.Ledger;
import dev.lever4j.simulator.Simulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.reactive.server.WebTestClient.ResponseSpec;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;

/** The whole application with its simulated Lever, on a free port. */
final class RunningApp implements AutoCloseable {
    static final Duration SOON = Duration.ofSeconds(60);

    private final ConfigurableApplicationContext context;
    private final String site;
    private final Map<String, LeverClient> onlookers = new ConcurrentHashMap<>();

    private RunningApp(ConfigurableApplicationContext context, String site) {
        this.context = context;
        this.site = site;
    }

    /** With so many opportunities, without latency; not connected yet. */
    static RunningApp start(int opportunities, String... properties) {
        int port = freePort();
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=" + port,
                "--sample.simulator.opportunities=" + opportunities,
                "--sample.simulator.latency=0ms",
                "--spring.main.banner-mode=off"));
        arguments.addAll(List.of(properties));
        return new RunningApp(
                PipelineApplication.builder().run(arguments.toArray(String[]::new)), "http://localhost:" + port);
    }

    /** This application, once its admin has agreed: what a browser does, without one. */
    RunningApp connected() {
        return connected("default");
    }

    RunningApp connected(String account) {
        EntityExchangeResult<Void> begun = page().post()
                .uri("/lever/connect?account=" + account)
                .header(HttpHeaders.ORIGIN, site)
                .exchange()
                .expectStatus()
                .isSeeOther()
                .expectBody(Void.class)
                .returnResult();
        String session = Objects.requireNonNull(begun.getResponseCookies().getFirst("SESSION"))
                .getValue();
        answerTo(location(begun), session)
                .expectStatus()
                .isSeeOther()
                .expectHeader()
                .location("/");
        return this;
    }

    /** What the browser is answered that has been sent to Lever and back. */
    ResponseSpec answerTo(URI consent, String session) {
        URI back = location(
                stranger().get().uri(consent).exchange().expectBody(Void.class).returnResult());
        return stranger()
                .get()
                .uri(back)
                .header("Sec-Fetch-Site", "cross-site")
                .cookie("SESSION", session)
                .exchange();
    }

    private static URI location(EntityExchangeResult<Void> answer) {
        return Objects.requireNonNull(answer.getResponseHeaders().getLocation());
    }

    String site() {
        return site;
    }

    /** The first account's. */
    Simulator lever() {
        return lever("default");
    }

    Simulator lever(String account) {
        return context.getBean(SimulatedCustomers.class).of(account);
    }

    Account account(String name) {
        return context.getBean(Accounts.class).account(name);
    }

    Happenings happenings() {
        return context.getBean(Happenings.class);
    }

    OpportunityStream stream() {
        return context.getBean(OpportunityStream.class);
    }

    Activity activity() {
        return context.getBean(Activity.class);
    }

    /** Called when the beans of the application are destroyed, those of Lever4J among them. */
    void whenItsBeansGo(Runnable act) {
        ((DefaultListableBeanFactory) context.getBeanFactory()).registerDisposableBean("onlooker", act::run);
    }

    /** Looks at the account with a key of its own, to see what is true there. */
    LeverClient onlooker() {
        return onlooker("default");
    }

    LeverClient onlooker(String account) {
        return onlookers.computeIfAbsent(account, name -> onlooker(lever(name)));
    }

    private static LeverClient onlooker(Simulator lever) {
        return LeverClient.builder()
                .environment(LeverEnvironment.customWithLoopbackHttp(lever.baseUrl(), lever.authUrl()))
                .apiKey(Secret.of(lever.apiKey()))
                .build();
    }

    /** What the application asked of Lever. */
    List<Ledger.Entry> asked(String method, String path) {
        return lever().ledger()
                .entries(entry -> entry.authorization().startsWith("Bearer ")
                        && entry.method().equals(method)
                        && entry.path().equals(path));
    }

    /** As a page of the application's own asks. */
    WebTestClient page() {
        return stranger()
                .mutate()
                .defaultHeader("Sec-Fetch-Site", "same-origin")
                .build();
    }

    /** As whoever asks that is no page of ours. */
    WebTestClient stranger() {
        return WebTestClient.bindToServer()
                .baseUrl(site)
                .responseTimeout(SOON)
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(16 << 20))
                .build();
    }

    /** A stream as a page of ours reads it; cancelled, it leaves. */
    Flux<ServerSentEvent<String>> events(String uri, String lastSeen) {
        return WebClient.create(site)
                .get()
                .uri(URI.create(site + uri))
                .headers(headers -> {
                    if (!lastSeen.isEmpty()) {
                        headers.set("Last-Event-ID", lastSeen);
                    }
                })
                .retrieve()
                .bodyToFlux(new ParameterizedTypeReference<>() {});
    }

    @Override
    public void close() {
        onlookers.values().forEach(onlooker -> onlooker.closeGracefully(SOON).block(SOON));
        context.close();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
