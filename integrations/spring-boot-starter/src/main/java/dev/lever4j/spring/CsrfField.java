package dev.lever4j.spring;

import org.jspecify.annotations.Nullable;
import org.springframework.security.web.server.csrf.CsrfToken;
import org.springframework.util.ClassUtils;
import org.springframework.web.reactive.function.server.ServerRequest;
import reactor.core.publisher.Mono;

/** What Spring Security wants to find in a form, where the application has it. */
final class CsrfField {
    private static final boolean IS_THERE = ClassUtils.isPresent(
            "org.springframework.security.web.server.csrf.CsrfToken", CsrfField.class.getClassLoader());

    private CsrfField() {}

    /** Cold; a hidden field, or nothing where nobody asks for one. */
    static Mono<String> of(ServerRequest request) {
        return (IS_THERE ? Security.field(request) : Mono.<String>empty()).defaultIfEmpty("");
    }

    /** Loaded only where the classes are. */
    private static final class Security {
        static Mono<String> field(ServerRequest request) {
            @Nullable Mono<CsrfToken> token = request.exchange().getAttribute(CsrfToken.class.getName());
            return token == null ? Mono.empty() : token.map(Security::field);
        }

        private static String field(CsrfToken token) {
            return "<input type=\"hidden\" name=\"" + ConnectPage.escaped(token.getParameterName()) + "\" value=\""
                    + ConnectPage.escaped(token.getToken()) + "\">";
        }
    }
}
