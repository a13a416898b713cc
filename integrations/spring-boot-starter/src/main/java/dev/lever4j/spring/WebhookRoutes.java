package dev.lever4j.spring;

import dev.lever4j.client.webhook.Receipt;
import dev.lever4j.client.webhook.WebhookReceiver;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** Where Lever posts what happened; answered by a status alone. What a delivery holds is not logged. */
final class WebhookRoutes {
    private static final Logger LOG = LoggerFactory.getLogger("dev.lever4j.spring");

    private final Refusals refusals = new Refusals();

    private WebhookRoutes() {}

    static RouterFunction<ServerResponse> of(String path, WebhookReceiver receiver) {
        WebhookRoutes routes = new WebhookRoutes();
        return RouterFunctions.route()
                .POST(path, request -> routes.answer(path, request, receiver::receive))
                .build();
    }

    static RouterFunction<ServerResponse> of(String path, AccountReceivers accounts) {
        WebhookRoutes routes = new WebhookRoutes();
        String before = path.equals("/") ? path : path + "/";
        return RouterFunctions.route()
                .POST(before + "{account}", request -> {
                    String account = request.pathVariable("account");
                    return routes.answer(before + account, request, body -> accounts.receive(account, body));
                })
                .build();
    }

    /** It is logged also where nobody waits for the answer any more: cache() does not cancel its source. */
    private Mono<ServerResponse> answer(String path, ServerRequest request, Function<byte[], Mono<Receipt>> receive) {
        return DeliveryBody.of(request)
                .flatMap(body -> receive.apply(body)
                        .doOnNext(receipt -> log(path, receipt))
                        .cache())
                .flatMap(receipt -> ServerResponse.status(receipt.status()).build())
                .switchIfEmpty(Mono.defer(() -> ServerResponse.notFound().build()));
    }

    /** The message of an error may quote whom a delivery is about. */
    private void log(String path, Receipt receipt) {
        refusals.note(path, receipt);
        if (receipt instanceof Receipt.Failed failed) {
            LOG.warn(
                    "a delivery of Lever's was not handled, and will come again: {}",
                    failed.cause().getClass().getName());
        }
    }
}
