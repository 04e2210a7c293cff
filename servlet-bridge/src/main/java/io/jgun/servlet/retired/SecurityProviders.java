package io.jgun.servlet.retired;

import java.security.Security;
import java.util.Arrays;
import java.util.List;

/** Only reported: the next generation may use the provider of this one, because it found one of that name installed. */
final class SecurityProviders implements Place {

    @Override
    public List<String> find(LoaderFamily family) {
        return Arrays.stream(Security.getProviders())
                .filter(family::owns)
                .map(provider -> "security provider " + provider.getName()
                        + ": put its JAR file on the server's class path, or pass the provider to each getInstance")
                .toList();
    }
}
