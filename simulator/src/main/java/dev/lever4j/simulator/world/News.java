package dev.lever4j.simulator.world;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What happens in the account, told by comparing how a record was with how it is: who changes it, and through which
 * operation, makes no difference. A write that changes nothing is no news.
 */
final class News {
    private final World world;
    /** Null where nobody wants to know. */
    private volatile @Nullable Consumer<Happening> listener;

    News(World world) {
        this.world = world;
    }

    /** One listener; it is called by whoever changes the account, before they are answered. */
    void tellTo(Consumer<Happening> only) {
        listener = only;
        world.store("interviews").tellTo(this::interview);
    }

    void contactCreated(Person contact) {
        tell(new Happening("contactCreated", contact(contact).put("createdAt", world.now())));
    }

    void contactUpdated(Person contact) {
        tell(new Happening("contactUpdated", contact(contact).put("updatedAt", world.now())));
    }

    void opportunityCreated(Opportunity it) {
        ObjectNode application = listener == null ? null : it.application();
        if (application != null) {
            ObjectNode data = Json.object().put("applicationId", Json.text(application, "id"));
            data.put("opportunityId", it.id()).put("contactId", it.contact().id());
            tell(new Happening("applicationCreated", it.origin(), data));
        }
    }

    void opportunityChanged(Opportunity before, Opportunity after) {
        if (listener != null) {
            changes(before, after).forEach(this::tell);
        }
    }

    private List<Happening> changes(Opportunity before, Opportunity after) {
        List<Happening> all = new ArrayList<>();
        Archived was = before.archived();
        Archived is = after.archived();
        if (!before.stage().equals(after.stage())) {
            ObjectNode data = candidate(after).put("fromStageId", before.stage());
            all.add(new Happening("candidateStageChange", after.origin(), data.put("toStageId", after.stage())));
        }
        if (!Objects.equals(was, is)) {
            ObjectNode data = candidate(after);
            data.set("fromArchived", archived(was));
            data.set("toArchived", archived(is));
            all.add(new Happening("candidateArchiveChange", after.origin(), data));
        }
        if (!hired(was) && hired(is)) {
            all.add(new Happening("candidateHired", after.origin(), candidate(after)));
        }
        Edit.Deletion deletion = after.deletion();
        if (before.deletion() == null && deletion != null) {
            all.add(new Happening("candidateDeleted", candidate(after).put("deletedBy", deletion.user())));
        }
        return all;
    }

    private boolean hired(@Nullable Archived archived) {
        ObjectNode reason =
                archived == null ? null : Directory.find(world.directory().archiveReasons(), archived.reason());
        return reason != null && Json.text(reason, "type").equals("hired");
    }

    private static @Nullable ObjectNode archived(@Nullable Archived it) {
        return it == null ? null : Json.object().put("archivedAt", it.at()).put("reason", it.reason());
    }

    private static ObjectNode candidate(Opportunity it) {
        ObjectNode data = Json.object().put("opportunityId", it.id()).put("candidateId", it.id());
        return data.put("contactId", it.contact().id());
    }

    private ObjectNode contact(Person contact) {
        return Json.object().put("contactId", contact.id()).put("accountId", world.accountId());
    }

    private void interview(String opportunity, @Nullable ObjectNode before, @Nullable ObjectNode after) {
        if (after == null) {
            tell(interview("interviewDeleted", "deletedAt", opportunity, before));
        } else if (before == null) {
            tell(interview("interviewCreated", "createdAt", opportunity, after));
        } else if (!before.equals(after)) {
            tell(interview("interviewUpdated", "updatedAt", opportunity, after));
        }
    }

    private Happening interview(String event, String time, String opportunity, @Nullable ObjectNode interview) {
        ObjectNode it = Objects.requireNonNull(interview);
        ObjectNode data = Json.object().put("interviewId", Json.text(it, "id")).put("panelId", Json.text(it, "panel"));
        return new Happening(event, data.put("opportunityId", opportunity).put(time, world.now()));
    }

    private void tell(Happening happening) {
        Consumer<Happening> told = listener;
        if (told != null) {
            told.accept(happening);
        }
    }
}
