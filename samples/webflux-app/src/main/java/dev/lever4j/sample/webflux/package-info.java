/** A web application over one Lever account: the pipeline as a live stream, and what a recruiter does with it. */
@NullMarked
package dev.lever4j.sample.webflux;

import org.jspecify.annotations.NullMarked;
