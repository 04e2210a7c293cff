package io.jgun.acceptance.apps;

import java.io.Serializable;

/** A bean that JSPs keep in a session. */
public final class Visitor implements Serializable {

    private int visits;

    public int getVisits() {
        return ++visits;
    }
}
