package io.jgun.config;

/**
 * A value of a config file that has no meaning outside Python: a class, an instance of one, or something taken from a
 * Python module that jgun does not have. Harmless under a name of the user's own, an error as the value of a setting.
 *
 * @param description completes "is ...", as {@code the Python class CustomLogger} or {@code myapp.conf.WORKERS, from
 *     the Python module 'myapp', which is not available under jgun}
 */
public record PythonOnly(String description) {

    @Override
    public String toString() {
        return description;
    }
}
