package dev.lever4j.it.authorizationservers;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/** Notes what comes to the server's token endpoint and how it is answered. */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class TokenRequests implements Filter {
    private final List<Entry> entries = new CopyOnWriteArrayList<>();

    /**
     * @param presented the code or refresh token; empty if neither came
     * @param header whether the app's secret came in the header
     * @param body whether it came in the body
     */
    record Entry(String grantType, String presented, boolean header, boolean body, int status) {}

    List<Entry> all() {
        return List.copyOf(entries);
    }

    List<Entry> refreshes() {
        return entries.stream()
                .filter(entry -> entry.grantType().equals("refresh_token"))
                .toList();
    }

    void clear() {
        entries.clear();
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(request, response);
        if (((HttpServletRequest) request).getRequestURI().endsWith("/oauth2/token")) {
            entries.add(entry((HttpServletRequest) request, ((HttpServletResponse) response).getStatus()));
        }
    }

    private static Entry entry(HttpServletRequest request, int status) {
        String grantType = Objects.requireNonNullElse(request.getParameter("grant_type"), "");
        String presented = request.getParameter(grantType.equals("refresh_token") ? "refresh_token" : "code");
        return new Entry(
                grantType,
                Objects.requireNonNullElse(presented, ""),
                request.getHeader("authorization") != null,
                request.getParameter("client_secret") != null,
                status);
    }
}
