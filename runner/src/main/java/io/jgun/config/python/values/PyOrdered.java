package io.jgun.config.python.values;

/** A value with an order among its own class, as a date or a path. */
public interface PyOrdered {

    int orderTo(Object other);
}
