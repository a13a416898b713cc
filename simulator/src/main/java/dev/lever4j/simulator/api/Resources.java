package dev.lever4j.simulator.api;

import dev.lever4j.simulator.world.World;
import java.util.List;
import java.util.stream.Stream;

/** All operations that are served; one line for each family. */
final class Resources {
    private Resources() {}

    static List<Route> routes(World world, Pages pages, Form form) {
        return Stream.<Family>of(
                        new ApplicationRoutes(world, pages),
                        new ApplyRoutes(world),
                        new ArchiveReasonRoutes(world, pages),
                        new AuditEventRoutes(world, pages),
                        new ContactRoutes(world, form),
                        new DispositionRoutes(world),
                        new EeoRoutes(world, pages, form),
                        new FeedbackRoutes(world, pages),
                        new FeedbackTemplateRoutes(world, pages),
                        new FormTemplateRoutes(world, pages, form),
                        new FileRoutes(world, pages, form),
                        new InterviewRoutes(world, pages, form),
                        new NoteRoutes(world, pages, form),
                        new OfferRoutes(world, pages),
                        new OpportunityCreation(world),
                        new OpportunityRoutes(world, pages),
                        new OpportunityWrites(world, form),
                        new DeletedPostingRoutes(world, pages),
                        new PostingAccessRoutes(world),
                        new PanelRoutes(world, pages, form),
                        new PostingRoutes(world, pages),
                        new PostingWrites(world),
                        new ProfileFormRoutes(world, pages),
                        new ReferralRoutes(world, pages),
                        new RequisitionFieldRoutes(world, form),
                        new RequisitionOptionRoutes(world),
                        new RequisitionRoutes(world, pages),
                        new RequisitionWrites(world, form),
                        new ResumeRoutes(world, pages),
                        new SourceRoutes(world, pages),
                        new StageRoutes(world, pages),
                        new SurveyRoutes(world, form),
                        new TagRoutes(world, pages),
                        new UploadRoutes(world),
                        new UserRoutes(world, pages),
                        new UserWrites(world, form),
                        new WebhookRoutes(world, form))
                .flatMap(family -> family.routes().stream())
                .toList();
    }
}
