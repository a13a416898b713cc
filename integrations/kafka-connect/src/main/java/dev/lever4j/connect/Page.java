package dev.lever4j.connect;

import dev.lever4j.export.ExportResource;
import dev.lever4j.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What comes of one answer, while it is put together. Who is anonymized is told as gone, with all that is known. */
final class Page {
    private final boolean fansOut;
    private final List<Out> outs = new ArrayList<>();
    private final List<Traits> told = new ArrayList<>();
    private final List<String> parents = new ArrayList<>();

    /** @param fansOut whether what lies under the records is to be asked for */
    Page(boolean fansOut) {
        this.fansOut = fansOut;
    }

    void root(ExportResource root, RawJson json, Traits traits) {
        outs.add(new Out(root, traits.key(), null, traits.isAnonymized() ? null : json));
        told.add(traits);
        if (fansOut) {
            parents.add(Pending.mark(traits.key(), traits.isAnonymized()));
        }
    }

    /** @param ofNobody whether it lies under one who is anonymized */
    void child(ExportResource resource, @Nullable String parent, RawJson json, Traits traits, boolean ofNobody) {
        boolean isGone = ofNobody || traits.isAnonymized() || traits.isDeleted();
        outs.add(new Out(resource, traits.key(), parent, isGone ? null : json));
    }

    /** @param at in milliseconds */
    void gone(ExportResource resource, String key, long at) {
        outs.add(new Out(resource, key, null, null));
        told.add(new Traits(toldAs(resource, key), at, Traits.NOTHING, false, true));
    }

    /** What lies under records is told of under other names than they are. */
    static String toldAs(ExportResource resource, String key) {
        return resource.parent().isEmpty() ? key : resource.text() + "/" + key;
    }

    List<Out> outs() {
        return outs;
    }

    List<Traits> told() {
        return told;
    }

    List<String> parents() {
        return parents;
    }

    void keep(Place place) {
        told.forEach(place::told);
    }
}
