package dev.lever4j.redis;

import dev.lever4j.client.token.TokenStores;
import dev.lever4j.it.processes.StoreOpener;
import dev.lever4j.it.processes.StoreServer;
import io.lettuce.core.RedisURI;
import java.nio.file.Path;

/** Keys of a real Redis that forces each write to its disk. A save is one command, so there is no halfway. */
public final class KeysOfProcesses implements StoreOpener {
    /** The tests are skipped where no server can be had. */
    public static StoreServer start(Path folder) {
        RealRedis server = RealRedis.server(folder);
        return new StoreServer(String.valueOf(server.port()), server::close);
    }

    @Override
    public TokenStores open(String where, Runnable halfway) {
        return RedisTokenStores.at(RedisURI.create("127.0.0.1", Integer.parseInt(where)), Grants.KEYS, Grants.PATIENT);
    }

    @Override
    public boolean stopsHalfway() {
        return false;
    }
}
