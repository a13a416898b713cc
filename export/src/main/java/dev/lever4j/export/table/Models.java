package dev.lever4j.export.table;

import dev.lever4j.export.ExportResource;
import dev.lever4j.model.AnonymousEeoResponse;
import dev.lever4j.model.Application;
import dev.lever4j.model.ArchiveReason;
import dev.lever4j.model.AuditEvent;
import dev.lever4j.model.Contact;
import dev.lever4j.model.DeletedApplication;
import dev.lever4j.model.DiversitySurvey;
import dev.lever4j.model.EeoResponse;
import dev.lever4j.model.Feedback;
import dev.lever4j.model.FeedbackTemplate;
import dev.lever4j.model.File;
import dev.lever4j.model.FileAction;
import dev.lever4j.model.FormTemplate;
import dev.lever4j.model.Interview;
import dev.lever4j.model.Note;
import dev.lever4j.model.Offer;
import dev.lever4j.model.Opportunity;
import dev.lever4j.model.Panel;
import dev.lever4j.model.Posting;
import dev.lever4j.model.ProfileForm;
import dev.lever4j.model.Referral;
import dev.lever4j.model.Requisition;
import dev.lever4j.model.RequisitionField;
import dev.lever4j.model.Resume;
import dev.lever4j.model.Source;
import dev.lever4j.model.Stage;
import dev.lever4j.model.Tag;
import dev.lever4j.model.User;
import dev.lever4j.model.Webhook;

/** Which model a resource's records have. */
final class Models {
    private Models() {}

    static Class<? extends Record> of(ExportResource resource) {
        return switch (resource) {
            case OPPORTUNITIES, DELETED_OPPORTUNITIES -> Opportunity.class;
            case POSTINGS, DELETED_POSTINGS -> Posting.class;
            case DELETED_APPLICATIONS -> DeletedApplication.class;
            case REQUISITIONS -> Requisition.class;
            case REQUISITION_FIELDS -> RequisitionField.class;
            case AUDIT_EVENTS -> AuditEvent.class;
            case USERS -> User.class;
            case STAGES -> Stage.class;
            case ARCHIVE_REASONS -> ArchiveReason.class;
            case SOURCES -> Source.class;
            case TAGS -> Tag.class;
            case FEEDBACK_TEMPLATES -> FeedbackTemplate.class;
            case FORM_TEMPLATES -> FormTemplate.class;
            case EEO_RESPONSES -> AnonymousEeoResponse.class;
            case EEO_RESPONSES_WITH_PII -> EeoResponse.class;
            case WEBHOOKS -> Webhook.class;
            case APPLICATIONS -> Application.class;
            case CONTACT -> Contact.class;
            case NOTES -> Note.class;
            case FEEDBACK -> Feedback.class;
            case INTERVIEWS -> Interview.class;
            case OFFERS -> Offer.class;
            case FILES -> File.class;
            case FILE_ACTIONS -> FileAction.class;
            case RESUMES -> Resume.class;
            case PANELS -> Panel.class;
            case REFERRALS -> Referral.class;
            case FORMS -> ProfileForm.class;
            case DIVERSITY_SURVEYS -> DiversitySurvey.class;
        };
    }
}
