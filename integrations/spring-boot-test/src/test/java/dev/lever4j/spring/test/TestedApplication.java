package dev.lever4j.spring.test;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with a component that uses the client, and one that no slice must make. */
@SpringBootApplication
class TestedApplication {}
