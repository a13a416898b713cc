package dev.lever4j.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An error that is an answer of the server. It begins with a word in capitals, and what follows may quote anything. */
final class Refusal {
    private static final Set<String> OF_THE_WRONG_SERVER = Set.of("READONLY", "MOVED", "NOAUTH");

    private Refusal() {}

    static boolean isOne(Throwable error) {
        return error instanceof RedisCommandExecutionException;
    }

    /** Another link may lead to a server that does not refuse. */
    static boolean isOfTheWrongServer(Throwable error) {
        return OF_THE_WRONG_SERVER.contains(word(error));
    }

    /** The first in the chain of causes; null if there is none. */
    static @Nullable Throwable in(Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            if (isOne(each)) {
                return each;
            }
        }
        return null;
    }

    static String word(Throwable refusal) {
        String text = String.valueOf(refusal.getMessage());
        int end = text.indexOf(' ');
        return end < 0 ? text : text.substring(0, end);
    }

    static boolean saysUnknownCommand(Throwable refusal) {
        return String.valueOf(refusal.getMessage()).contains("unknown command");
    }

    /** An old server quotes what it does not understand, such as a log-in with its password. */
    static boolean quotesArguments(Throwable error) {
        for (Throwable each = error; each != null; each = each.getCause()) {
            if (String.valueOf(each.getMessage()).contains("args beginning with")) {
                return true;
            }
        }
        return false;
    }
}
