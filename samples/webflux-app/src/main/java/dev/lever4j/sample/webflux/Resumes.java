package dev.lever4j.sample.webflux;

import dev.lever4j.client.Download;
import dev.lever4j.client.LeverClient;
import dev.lever4j.client.OpportunityResumes;
import dev.lever4j.model.Resume;
import dev.lever4j.model.ResumeFile;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Resumes, straight through: no more than two MiB of one are in memory. It comes as a file to save, under a name that
 * is safe everywhere, and never as a page of ours, whatever is in it.
 */
@RestController
final class Resumes {
    private static final Duration LONGEST = Duration.ofMinutes(10);

    // begin resume
    @GetMapping("/api/{account}/opportunities/{id}/resumes/{resume}/file")
    Mono<ResponseEntity<Flux<DataBuffer>>> file(
            @PathVariable Account account, @PathVariable String id, @PathVariable String resume) {
        LeverClient lever = account.lever().with(options -> options.timeout(LONGEST)); // the clock runs while one reads
        OpportunityResumes resumes = lever.opportunity(id).resumes();
        return resumes.get(resume).map(found -> saved(found, resumes.download(resume)));
    }

    private static ResponseEntity<Flux<DataBuffer>> saved(Resume resume, Download download) {
        ResumeFile file = resume.file();
        ContentDisposition attachment = ContentDisposition.attachment()
                .filename(file == null ? "resume" : file.safeFileName(), StandardCharsets.UTF_8)
                .build();
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment.toString())
                .body(download.buffers().map(DefaultDataBufferFactory.sharedInstance::wrap));
    }
    // end resume
}
