package io.jgun.posix;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountsTest {

    @TempDir
    Path etc;

    @BeforeEach
    void files() throws IOException {
        Files.writeString(etc.resolve("passwd"), """
                root:x:0:0:root:/root:/bin/bash
                shop:x:4501:4502:Shop,,,:/srv/shop:/usr/sbin/nologin
                4501:x:4777:4778::/:/bin/false
                +::::::
                """);
        Files.writeString(etc.resolve("group"), """
                root:x:0:
                shops:x:4502:shop,other
                """);
    }

    @Test
    void aUserHasANameANumberAndAGroup() {
        assertThat(new Accounts(etc).user("shop")).contains(new Accounts.User("shop", 4501, 4502));
        assertThat(new Accounts(etc).user("0")).contains(new Accounts.User("root", 0, 0));
    }

    @Test
    void aNameGoesBeforeANumber() {
        assertThat(new Accounts(etc).user("4501")).contains(new Accounts.User("4501", 4777, 4778));
    }

    @Test
    void aNumberNeedsNoEntryAndANameDoes() {
        assertThat(new Accounts(etc).user("3999111222")).contains(new Accounts.User("", 3_999_111_222L, -1));
        assertThat(new Accounts(etc).user("nobody-here")).isEmpty();
        assertThat(new Accounts(etc).user("-r")).isEmpty();
        assertThat(new Accounts(etc).group("3999111222")).contains(3_999_111_222L);
        assertThat(new Accounts(etc).group("nobody-here")).isEmpty();
    }

    @Test
    void aGroupHasANumber() {
        assertThat(new Accounts(etc).group("shops")).contains(4502L);
        assertThat(new Accounts(etc).group("4502")).contains(4502L);
    }
}
