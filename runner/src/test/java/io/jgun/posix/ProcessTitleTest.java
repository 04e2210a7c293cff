package io.jgun.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class ProcessTitleTest {

    /** In a process of its own: the title of the one that runs the tests is not ours. */
    public static void main(String[] args) {
        boolean set = ProcessTitle.set(args[0]);
        String ps;
        try {
            Process process = new ProcessBuilder(
                            "ps",
                            "-o",
                            "comm=,args=",
                            "-p",
                            Long.toString(ProcessHandle.current().pid()))
                    .redirectErrorStream(true)
                    .start();
            ps = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        System.out.print(set + " " + ps);
    }

    @Test
    void showsInPs() throws Exception {
        Process process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-cp",
                        System.getProperty("java.class.path"),
                        ProcessTitleTest.class.getName(),
                        "jgun: master [com.acme.App]")
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();

        assertThat(output.strip()).matches("true jgun: master \\[c +jgun: master \\[com.acme.App\\]");
    }
}
