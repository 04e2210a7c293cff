package io.jgun.settings;

import org.jspecify.annotations.Nullable;

/** Whom to trust. */
final class PeerNetworkType extends ValueType<PeerNetwork> {

    @Override
    public String description() {
        return "address, network or *";
    }

    @Override
    public PeerNetwork fromText(String text) {
        return PeerNetwork.parse(text.strip());
    }

    @Override
    public PeerNetwork fromValue(@Nullable Object value) {
        return fromText(Texts.TEXT.fromValue(value));
    }

    @Override
    public String show(PeerNetwork value) {
        return Shown.of(value.text());
    }
}
