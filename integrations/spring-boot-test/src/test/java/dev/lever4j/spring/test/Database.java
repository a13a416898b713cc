package dev.lever4j.spring.test;

import org.springframework.stereotype.Component;

/** What a slice leaves out. */
@Component
class Database {
    Database() {
        throw new IllegalStateException("no slice of Lever makes this");
    }
}
