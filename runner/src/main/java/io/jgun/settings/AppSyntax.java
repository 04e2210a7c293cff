package io.jgun.settings;

import io.jgun.config.ConfigException;
import io.jgun.config.Origin;
import io.jgun.config.python.Literals;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes one APP apart. What ends in {@code .war}, holds a slash, or could not be the name of a class is a webapp; the
 * rest is a class. A single lower-case word is a directory, since hardly any class is called that.
 */
final class AppSyntax {

    private final String text;

    AppSyntax(String text) {
        this.text = text.strip();
    }

    AppReference read() {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("must name an application, not ''");
        }
        int open = text.indexOf('(');
        int colon = text.indexOf(':');
        if (open >= 0 && colon >= 0 && colon < open) {
            return call(colon, open);
        }
        int context = text.lastIndexOf(":/");
        String target = context < 0 ? text : text.substring(0, context);
        String path = context < 0 ? "/" : ContextPath.checked(text.substring(context + 1), text);
        return isWebapp(target) ? webapp(target, path) : servlet(target, path);
    }

    private AppReference webapp(String target, String contextPath) {
        if (target.isEmpty() || target.indexOf(':') >= 0) {
            throw new IllegalArgumentException("must be a WAR or a directory with an optional context path, as"
                    + " shop.war:/shop, not " + Shown.quoted(text));
        }
        return new AppReference.Webapp(text, contextPath, Texts.path(target));
    }

    private AppReference servlet(String target, String contextPath) {
        int colon = target.indexOf(':');
        String className = colon < 0 ? target : target.substring(0, colon);
        Optional<String> member = colon < 0 ? Optional.empty() : Optional.of(target.substring(colon + 1));
        check(className, member);
        return new AppReference.ServletClass(text, contextPath, className, member, Optional.empty());
    }

    private AppReference call(int colon, int open) {
        int close = Closing.parenthesis(text, open);
        if (close < 0) {
            throw new IllegalArgumentException("has no closing parenthesis in " + Shown.quoted(text));
        }
        String rest = text.substring(close + 1);
        if (!rest.isEmpty() && !rest.startsWith(":/")) {
            throw new IllegalArgumentException(
                    "must end after the call or with :/PATH, not with " + Shown.quoted(rest));
        }
        String className = text.substring(0, colon);
        String member = text.substring(colon + 1, open).strip();
        check(className, Optional.of(member));
        return new AppReference.ServletClass(
                text,
                rest.isEmpty() ? "/" : ContextPath.checked(rest.substring(1), text),
                className,
                Optional.of(member),
                Optional.of(arguments(text.substring(open, close + 1))));
    }

    private List<@Nullable Object> arguments(String inParentheses) {
        try {
            return Literals.arguments(inParentheses, Origin.of(text));
        } catch (ConfigException e) {
            throw new IllegalArgumentException("must have only literals as arguments: " + e.getMessage(), e);
        }
    }

    private void check(String className, Optional<String> member) {
        if (!isClassName(className)) {
            throw new IllegalArgumentException("must be CLASS, CLASS:MEMBER, a WAR or a directory; "
                    + Shown.quoted(className) + " in " + Shown.quoted(text) + " is not the name of a class");
        }
        if (member.isPresent() && !isIdentifier(member.get())) {
            throw new IllegalArgumentException("must name a field, a method or a nested class after the colon, not "
                    + Shown.quoted(member.get()) + " as in " + Shown.quoted(text));
        }
    }

    private static boolean isWebapp(String target) {
        if (target.toLowerCase(Locale.ROOT).endsWith(".war")
                || target.indexOf('/') >= 0
                || target.equals(".")
                || target.equals("..")) {
            return true;
        }
        if (target.indexOf(':') >= 0) {
            return false;
        }
        if (target.isEmpty() || target.contains("..")) {
            return false; // more likely a slip in the name of a class
        }
        boolean word = target.indexOf('.') < 0 && Character.isLowerCase(target.charAt(0));
        return word || !isClassName(target);
    }

    private static boolean isClassName(String name) {
        for (String part : name.split("\\.", -1)) {
            if (!isIdentifier(part)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isIdentifier(String name) {
        if (name.isEmpty() || !Character.isJavaIdentifierStart(name.charAt(0))) {
            return false;
        }
        for (int i = 1; i < name.length(); i++) {
            if (!Character.isJavaIdentifierPart(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
