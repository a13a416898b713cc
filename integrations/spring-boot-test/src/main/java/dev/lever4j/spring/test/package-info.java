/** Tests of a Spring Boot application against a Lever that runs in the test. */
@NullMarked
package dev.lever4j.spring.test;

import org.jspecify.annotations.NullMarked;
