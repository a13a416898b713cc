package dev.lever4j.contract;

import static dev.lever4j.contract.Account.UNKNOWN;
import static dev.lever4j.contract.Account.first;
import static java.util.Objects.requireNonNull;

import dev.lever4j.client.OpportunityById;
import dev.lever4j.contract.Account.Owned;
import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.error.NotFoundException;
import dev.lever4j.model.DateField;
import dev.lever4j.model.FormField;
import dev.lever4j.model.FormTemplate;
import dev.lever4j.model.ProfileForm;
import dev.lever4j.model.Referral;
import dev.lever4j.request.FieldValue;
import dev.lever4j.request.ProfileFormBody;
import dev.lever4j.request.ProfileFormExpand;
import dev.lever4j.request.ReferralExpand;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.reactivestreams.Publisher;

/** Profile forms and referrals. */
final class FormScenes {
    private FormScenes() {}

    static List<Scene> all() {
        return List.of(
                Scene.of(Endpoints.GET_PROFILE_FORM, on -> get(form(on)))
                        .refused(
                                NotFoundException.class,
                                on -> candidate(on).forms().get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_PROFILE_FORMS,
                                on -> form(on).owner()
                                        .forms()
                                        .list(ProfileFormExpand.values())
                                        .items())
                        .refused(
                                NotFoundException.class,
                                on -> nobody(on).forms().list().items()),
                Scene.of(
                                Endpoints.CREATE_PROFILE_FORM,
                                on -> candidate(on)
                                        .forms()
                                        .create(filled(on).secret(true).build(), on.somebody()))
                        .refused(
                                IllegalArgumentException.class,
                                on -> candidate(on)
                                        .forms()
                                        .create(ProfileFormBody.builder(template(on))
                                                .build())),
                Scene.of(Endpoints.GET_REFERRAL, on -> referral(referral(on)))
                        .refused(
                                NotFoundException.class,
                                on -> candidate(on).referrals().get(UNKNOWN)),
                Scene.of(
                                Endpoints.LIST_REFERRALS,
                                on -> referral(on)
                                        .owner()
                                        .referrals()
                                        .list(ReferralExpand.values())
                                        .items())
                        .refused(
                                NotFoundException.class,
                                on -> nobody(on).referrals().list().items()));
    }

    private static Owned<ProfileForm> form(Account on) {
        return on.owned(owner -> owner.forms().list(), form -> true);
    }

    private static Owned<Referral> referral(Account on) {
        return on.owned(owner -> owner.referrals().list(), referral -> true);
    }

    private static Publisher<?> get(Owned<ProfileForm> form) {
        return form.owner().forms().get(form.value().id(), ProfileFormExpand.values());
    }

    private static Publisher<?> referral(Owned<Referral> referral) {
        return referral.owner().referrals().get(referral.value().id(), ReferralExpand.values());
    }

    private static FormTemplate template(Account on) {
        return first(on.lever.formTemplates().list().items());
    }

    /** What is required, a date and an amount, has an answer. */
    private static ProfileFormBody.Builder filled(Account on) {
        FormTemplate template = template(on);
        return ProfileFormBody.builder(template)
                .answer(template.fields().stream()
                        .filter(FormField::isRequired)
                        .map(FormScenes::answer)
                        .toArray(FieldValue[]::new));
    }

    private static FieldValue answer(FormField field) {
        String id = requireNonNull(field.id());
        return field instanceof DateField
                ? FieldValue.date(id, Instant.EPOCH)
                : FieldValue.currency(id, BigDecimal.TEN);
    }

    private static OpportunityById candidate(Account on) {
        return on.lever.opportunity(on.opportunity().id());
    }

    private static OpportunityById nobody(Account on) {
        return on.lever.opportunity(UNKNOWN);
    }
}
