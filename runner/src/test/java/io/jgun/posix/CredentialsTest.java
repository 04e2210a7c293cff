package io.jgun.posix;

import static org.assertj.core.api.Assertions.assertThat;

import io.jgun.posix.Credentials.Capability;
import org.junit.jupiter.api.Test;

class CredentialsTest {

    @Test
    void aContainersRootMayLackCapabilities() {
        Credentials root = Credentials.parse(status(0, "00000000000004c0", "0000000000000480"));

        assertThat(root.user()).isZero();
        assertThat(root.group()).isEqualTo(12);
        assertThat(root.has(Capability.SETUID)).isTrue();
        assertThat(root.has(Capability.SETGID)).isTrue();
        assertThat(root.canGive(Capability.NET_BIND_SERVICE)).isTrue();
        assertThat(root.canGive(Capability.SETGID))
                .as("not in the bounding set")
                .isFalse();
    }

    @Test
    void othersMayNothing() {
        Credentials user = Credentials.parse(status(1000, "0000000000000000", "000001ffffffffff"));

        assertThat(user.user()).isEqualTo(1000);
        assertThat(user.has(Capability.SETUID)).isFalse();
        assertThat(user.canGive(Capability.NET_BIND_SERVICE)).isFalse();
    }

    private static String status(int uid, String permitted, String bounding) {
        return """
                Name:\tjava
                Uid:\t%1$d\t%1$d\t%1$d\t%1$d
                Gid:\t12\t12\t12\t12
                CapInh:\t0000000000000000
                CapPrm:\t%2$s
                CapEff:\t%2$s
                CapBnd:\t%3$s
                """.formatted(uid, permitted, bounding);
    }
}
