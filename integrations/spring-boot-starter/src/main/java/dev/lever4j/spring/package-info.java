/** Lever4J in a Spring Boot application: properties, beans, routes, health. */
@NullMarked
package dev.lever4j.spring;

import org.jspecify.annotations.NullMarked;
