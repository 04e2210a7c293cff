package io.jgun.config.python.values;

/** A value outside this package with format specifications of its own, as a date. */
public interface PyFormattable {

    String format(String spec);
}
