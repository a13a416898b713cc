package dev.lever4j.cli;

import dev.lever4j.error.ApiException;
import dev.lever4j.error.AuthException;
import dev.lever4j.error.AuthUnavailableException;
import dev.lever4j.error.ClientClosedException;
import dev.lever4j.error.LeverException;
import dev.lever4j.error.ReauthorizationRequiredException;
import dev.lever4j.error.TokenStoreException;
import dev.lever4j.error.UnauthorizedException;
import dev.lever4j.export.ExportFileException;
import dev.lever4j.postgres.PostgresExportException;
import java.io.IOException;
import java.io.UncheckedIOException;
import reactor.core.Exceptions;

/** Turns whatever went wrong into an exit code and a sentence. */
final class Failures {
    private Failures() {}

    static Failure explain(Throwable thrown) {
        Throwable error = Exceptions.unwrap(thrown);
        if (error instanceof Failure known) {
            return known;
        }
        if (error instanceof LeverException lever) {
            return Failure.of(exitCode(lever), told(lever), lever);
        }
        if (error instanceof ExportFileException
                || error instanceof PostgresExportException
                || error instanceof IOException
                || error instanceof UncheckedIOException) {
            return Failure.localIo(sentence(error), error);
        }
        return Failure.of(
                ExitCode.OUR_FAULT,
                "this is a fault of lever itself (" + error.getClass().getSimpleName()
                        + "); run it again with --verbose and report what it prints",
                error);
    }

    private static int exitCode(LeverException error) {
        if (error instanceof UnauthorizedException) {
            return ExitCode.AUTHENTICATION;
        }
        if (error instanceof ApiException) {
            return ExitCode.REFUSED;
        }
        if (error instanceof AuthUnavailableException) {
            return ExitCode.UNREACHABLE;
        }
        if (error instanceof TokenStoreException) {
            return ExitCode.LOCAL_IO;
        }
        if (error instanceof AuthException) {
            return ExitCode.AUTHENTICATION;
        }
        return error instanceof ClientClosedException ? ExitCode.OUR_FAULT : ExitCode.UNREACHABLE;
    }

    private static String told(LeverException error) {
        if (error instanceof ApiException refused) {
            return Refusals.sentence(refused);
        }
        String how = error instanceof ReauthorizationRequiredException ? " (lever connect --force does that)" : "";
        return sentence(error) + how;
    }

    private static String sentence(Throwable error) {
        String message = error.getMessage();
        String text = message == null || message.isBlank() ? error.getClass().getSimpleName() : message;
        return text.strip().replaceAll("\\s+", " ");
    }
}
