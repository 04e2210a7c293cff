package io.jgun.logging;

import org.slf4j.Marker;
import org.slf4j.helpers.BasicMarkerFactory;

/** What Gunicorn's levels have beyond SLF4J's. */
public final class Levels {

    /** With {@code LOG.error(Levels.CRITICAL, ...)} the line says CRITICAL and passes {@code loglevel = "critical"}. */
    // Detached: a marker of MarkerFactory would bind SLF4J before ErrorLog.open has chosen how.
    public static final Marker CRITICAL = new BasicMarkerFactory().getDetachedMarker("CRITICAL");

    private Levels() {}
}
