package dev.lever4j.spring;

import dev.lever4j.auth.GrantKeys;
import dev.lever4j.client.token.TokenStores;
import dev.lever4j.spring.LeverProperties.Store;
import dev.lever4j.spring.LeverProperties.StoreType;
import dev.lever4j.tokenstore.file.FileTokenStores;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Encrypted files. */
record FileStore(Store said) implements StoreOption {
    private static final String FOLDER = "lever4j.store.folder";

    @Override
    public StoreType type() {
        return StoreType.FILE;
    }

    @Override
    public boolean isAtHand() {
        return said.folder() != null;
    }

    @Override
    public Mono<Opened<TokenStores>> open(GrantKeys keys) {
        String folder = Configured.needed(FOLDER, said.folder());
        return Mono.fromCallable(() -> opened(folder, keys)).subscribeOn(Schedulers.boundedElastic());
    }

    private static Opened<TokenStores> opened(String folder, GrantKeys keys) {
        String remedy = "Set " + FOLDER + " to a folder that this process may write to and nobody else.";
        try {
            FileTokenStores stores = FileTokenStores.open(Path.of(folder), keys);
            return new Opened<>(stores, stores.checkWritable(), remedy);
        } catch (IOException | InvalidPathException e) {
            throw new LeverConfigurationException(
                    "the folder of " + FOLDER + " cannot be used: " + e.getMessage() + ".", remedy, e);
        }
    }
}
