package dev.lever4j.bucket4j;

import dev.lever4j.resilience.RateLimit;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.net.URI;

/** A process that shares a budget: says that it is ready, and once it is told to go sends as fast as it may. */
public final class SharingMain {
    private static final int CALLERS = 60;

    private SharingMain() {}

    /** @param of the API, the authorization server, an API key, a limit, the kind of the budgets and their port */
    public static void main(String[] of) throws IOException {
        Sharer.Server server = new Sharer.Server(URI.create(of[0]), URI.create(of[1]), of[2]);
        RateLimit limit = new RateLimit(Double.parseDouble(of[3]), Integer.parseInt(of[4]));
        BucketBudgets budgets = budgets(of[5], Integer.parseInt(of[6]));
        Sharer sharer = new Sharer(server, budgets, 0.2, limit, 1);
        System.out.println("ready");
        if (System.in.read() >= 0) {
            sharer.flood(CALLERS).subscribe();
        }
        // the parent ends it
        while (System.in.read() >= 0) {
            continue;
        }
        System.exit(0);
    }

    private static BucketBudgets budgets(String kind, int port) {
        return kind.equals("redis")
                ? DocumentedExample.onRedis(RedisClient.create(RedisURI.create("127.0.0.1", port)))
                : DocumentedExample.onPostgres(PostgresPool.at(port));
    }
}
