package io.jgun.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class WrkReportTest {
    private static final String GOOD = """
            Running 2s test @ http://127.0.0.1:8000/
              1 threads and 64 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     1.41ms    1.13ms  25.62ms   92.31%
                Req/Sec    50.91k     4.62k   57.27k    80.95%
              Latency Distribution
                 50%  950.00us
                 75%    1.58ms
                 90%    2.49ms
                 99%    1.02s
              106412 requests in 2.10s, 12.99MB read
            Requests/sec:  50669.58
            Transfer/sec:      6.19MB
            """;

    @Test
    void readsRequestsTimeAndPercentilesInAnyUnit() {
        WrkReport report = WrkReport.parse(GOOD);

        assertThat(report).isEqualTo(new WrkReport(106412, 2.1, 0.95, 1020, ""));
    }

    @Test
    void tellsFaults() {
        WrkReport report = WrkReport.parse(
                GOOD.replace(
                        "Requests/sec:",
                        "  Socket errors: connect 0, read 17, write 0, timeout 3\n  Non-2xx or 3xx responses: 5\nRequests/sec:"));

        assertThat(report.faults()).isEqualTo("17 read, 3 timeout, 5 not 2xx");
        assertThat(report.requests()).isEqualTo(106412);
    }

    @Test
    void readsMinutes() {
        assertThat(WrkReport.parse(GOOD.replace("in 2.10s", "in 1.00m")).seconds())
                .isEqualTo(60);
    }

    @Test
    void showsWhatWrkSaidInsteadOfAReport() {
        assertThatThrownBy(() -> WrkReport.parse("unable to connect to 127.0.0.1:8000 Connection refused\n"))
                .hasMessageContaining("wrk gave no report: unable to connect to 127.0.0.1:8000 Connection refused");
    }
}
