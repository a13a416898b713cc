package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Scenes.LATER;
import static java.util.Objects.requireNonNull;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.BadRequestException;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Phone;
import dev.lever4j.request.ContactBody;
import dev.lever4j.request.EeoResponseExpand;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Contacts, audit events, equal opportunity responses. */
final class AccountScenes {
    private AccountScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(Endpoints.GET_CONTACT, on -> on.lever.contacts().get(contact(on.opportunity())))
                        .refused(
                                NotFoundException.class,
                                on -> on.lever.contacts().get(UNKNOWN)),
                Scene.of(
                                Endpoints.UPDATE_CONTACT,
                                on -> on.lever.contacts().update(contact(on.opportunity()), changes()))
                        .refused(
                                BadRequestException.class,
                                on -> on.lever.contacts().update(contact(on.anonymized()), changes())),
                Scene.of(
                                Endpoints.LIST_AUDIT_EVENTS,
                                on -> on.lever
                                        .auditEvents()
                                        .list(where ->
                                                where.createdFrom(Instant.EPOCH).target("user"))
                                        .items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> on.lever
                                        .auditEvents()
                                        .list(where -> where.createdFrom(LATER).createdTo(Instant.EPOCH))
                                        .items()),
                Scene.of(
                                Endpoints.LIST_EEO_RESPONSES,
                                on -> on.lever
                                        .eeoResponses()
                                        .list(where -> where.from(Instant.EPOCH))
                                        .items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> on.lever
                                        .eeoResponses()
                                        .list(where -> where.from(LATER).to(Instant.EPOCH))
                                        .items()),
                Scene.of(
                                Endpoints.LIST_EEO_RESPONSES_WITH_PII,
                                on -> on.lever
                                        .eeoResponses()
                                        .listWithIdentities(where ->
                                                where.createdFrom(Instant.EPOCH).expand(EeoResponseExpand.values()))
                                        .items())
                        .refused(
                                IllegalArgumentException.class,
                                on -> on.lever
                                        .eeoResponses()
                                        .listWithIdentities(where ->
                                                where.createdFrom(LATER).createdTo(Instant.EPOCH))
                                        .items()));
    }

    private static ContactBody changes() {
        return ContactBody.builder()
                .location("Toronto")
                .emails(List.of("new@example.com"))
                .phones(List.of(new Phone("mobile", "555", Map.of())))
                .build();
    }

    private static String contact(Opportunity opportunity) {
        return requireNonNull(opportunity.contact()).id();
    }
}
