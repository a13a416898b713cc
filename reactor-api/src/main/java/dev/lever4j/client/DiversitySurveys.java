package dev.lever4j.client;

import dev.lever4j.endpoint.Endpoints;
import dev.lever4j.model.DiversitySurvey;
import dev.lever4j.request.Query;

/** The diversity surveys that a posting asks its applicants. */
public final class DiversitySurveys {
    private final Calls calls;

    DiversitySurveys(Calls calls) {
        this.calls = calls;
    }

    /**
     * All of a posting's. See {@link Paged} for demand, threads and errors.
     *
     * @throws IllegalArgumentException if the id is none
     */
    public Paged<DiversitySurvey> list(String posting) {
        return list(posting, Query.empty());
    }

    /**
     * Those for one country, in an account whose applicants choose their location.
     *
     * @param countryCode such as {@code US}
     * @throws IllegalArgumentException if the id is none, or the code is blank
     */
    public Paged<DiversitySurvey> listForCountry(String posting, String countryCode) {
        return list(posting, named("country_code", countryCode));
    }

    /**
     * The one for one of the posting's locations, in an account whose surveys go by these.
     *
     * @throws IllegalArgumentException if the id is none, or the location is blank
     */
    public Paged<DiversitySurvey> listForLocation(String posting, String location) {
        return list(posting, named("location", location));
    }

    private Paged<DiversitySurvey> list(String posting, Query query) {
        return calls.list(Endpoints.LIST_DIVERSITY_SURVEYS, DiversitySurvey.class, query, posting);
    }

    private static Query named(String name, String value) {
        if (value.isBlank()) {
            throw new IllegalArgumentException(name + " must not be blank");
        }
        return Query.empty().and(name, value);
    }
}
