package dev.lever4j.redis;

import dev.lever4j.client.webhook.SeenDeliveriesException;
import dev.lever4j.error.TokenStoreException;
import io.lettuce.core.RedisCommandTimeoutException;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What is said about each failure: what could not be done, why, and what to do. */
final class Failures {
    private Failures() {}

    /** @param what begins the message */
    static Throwable ofReading(String what, Throwable error) {
        return asStoreFailure(what, error, "");
    }

    /** @param what begins the message */
    static Throwable ofChanging(String what, Throwable error) {
        return asStoreFailure(what, error, "; it may have been done all the same, and the next call sees whether");
    }

    /** @param what begins the message */
    static Throwable ofDelivery(String what, Throwable error) {
        return error instanceof Error ? error : new SeenDeliveriesException(what + ": " + why(error, ""), cause(error));
    }

    private static Throwable asStoreFailure(String what, Throwable error, String ifNoAnswer) {
        return error instanceof TokenStoreException || error instanceof Error
                ? error
                : new TokenStoreException(what + ": " + why(error, ifNoAnswer), cause(error));
    }

    private static @Nullable Throwable cause(Throwable error) {
        return error instanceof NotDone || Refusal.quotesArguments(error) ? null : error;
    }

    private static String why(Throwable error, String ifNoAnswer) {
        Throwable refusal = Refusal.in(error);
        if (refusal != null) {
            return refused(refusal);
        }
        if (error instanceof NotDone said) {
            return String.valueOf(said.getMessage());
        }
        if (error instanceof RedisConnectionException) {
            return "the server cannot be reached; check that it runs, its address, TLS and the network";
        }
        if (error instanceof RedisCommandTimeoutException) {
            return "the server did not answer in time" + ifNoAnswer;
        }
        return error instanceof RedisException || error instanceof IOException
                ? "the connection was lost" + ifNoAnswer
                : "see the cause";
    }

    private static String refused(Throwable refusal) {
        if (Refusal.saysUnknownCommand(refusal)) {
            return "the server lacks a command that is needed; it has to be Redis 6 or newer with scripts, and 7.2 or"
                    + " newer where a save has to be synced";
        }
        String word = Refusal.word(refusal);
        return switch (word) {
            case "NOAUTH" -> "the server wants a password; give the user and the password in the URI";
            case "WRONGPASS" -> "the server does not know this user and password; check both in the URI";
            case "NOPERM" ->
                "the user lacks rights; grant get, exists, del, scan, eval, evalsha, set, psetex, and wait or waitaof where"
                        + " more than the primary's answer counts, on all keys with the prefix";
            case "WRONGTYPE" ->
                "under this key is something that this store did not put there; move it away, or give the store another prefix";
            case "READONLY" ->
                "the server is a replica and changes nothing; connect to the primary, by Sentinel if it moves";
            case "OOM" ->
                "the server's memory is full; give it more, or move other data away, and leave maxmemory-policy at"
                        + " noeviction";
            case "MISCONF" -> "the server cannot write to its disk; make room, and see the server's log";
            case "NOREPLICAS" -> "the server has fewer good replicas than its min-replicas-to-write";
            case "LOADING", "BUSY", "TRYAGAIN", "MASTERDOWN", "CLUSTERDOWN" ->
                "the server is not ready (" + word + "); try again later";
            case "MOVED", "ASK", "CROSSSLOT" ->
                "the key belongs to another node of a cluster; open the store with inCluster, or if it is, try again"
                        + " later";
            default -> "the server refused (" + word + "); see the cause";
        };
    }
}
