package io.jgun.prefork;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

class DeathsTest {

    private final Logger log = (Logger) LoggerFactory.getLogger(DeathsTest.class);
    private final ListAppender<ILoggingEvent> told = new ListAppender<>();

    @BeforeEach
    void listen() {
        told.start();
        log.addAppender(told);
    }

    @AfterEach
    void close() {
        log.detachAppender(told);
    }

    @ParameterizedTest
    @CsvSource({
        "137, ERROR, Worker (pid:5) was sent SIGKILL! Perhaps out of memory?, it was sent SIGKILL",
        "134, WARN, Worker (pid:5) was sent SIGABRT!, it was sent SIGABRT",
        "139, WARN, Worker (pid:5) was sent SIGSEGV!, it was sent SIGSEGV",
        "162, WARN, Worker (pid:5) was sent signal 34!, it was sent signal 34",
        "1, ERROR, Worker (pid:5) exited with code 1., it exited with code 1",
        "128, ERROR, Worker (pid:5) exited with code 128., it exited with code 128"
    })
    void whatIsNotAsItShouldBe(int code, String level, String line, String phrase) {
        Deaths.report(log, 5, code);
        assertThat(told.list).singleElement().satisfies(event -> {
            assertThat(event.getLevel()).hasToString(level);
            assertThat(event.getFormattedMessage()).isEqualTo(line);
        });
        assertThat(Deaths.describe(code)).isEqualTo(phrase);
    }

    @Test
    void aGoodEndIsNotWorthALine() {
        Deaths.report(log, 5, 0);
        assertThat(told.list).isEmpty();
    }
}
