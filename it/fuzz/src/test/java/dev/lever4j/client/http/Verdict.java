package dev.lever4j.client.http;

import dev.lever4j.fuzz.Check;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.SynchronousSink;
import reactor.util.context.Context;

/** What was made of one answer. */
final class Verdict implements SynchronousSink<HttpReply> {
    private @Nullable HttpReply passed;
    private @Nullable Throwable error;

    @Nullable
    HttpReply passed() {
        return passed;
    }

    @Nullable
    Throwable error() {
        return error;
    }

    @Override
    public void next(HttpReply reply) {
        Check.that(passed == null, "passed on twice");
        passed = reply;
    }

    @Override
    public void error(Throwable what) {
        Check.that(error == null, "refused twice");
        error = what;
    }

    @Override
    public void complete() {
        throw new AssertionError("an answer was dropped");
    }

    @Override
    @Deprecated
    public Context currentContext() {
        return Context.empty();
    }
}
