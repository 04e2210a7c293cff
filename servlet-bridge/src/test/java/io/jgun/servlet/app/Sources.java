package io.jgun.servlet.app;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Java sources, compiled into a directory as an application's classes are. */
final class Sources {

    private static final String IMPORTS = """
            import jakarta.servlet.*;
            import jakarta.servlet.annotation.*;
            import jakarta.servlet.http.*;
            import java.io.*;
            import java.util.*;
            """;

    private Sources() {}

    /** @param bodies of classes in the package com.acme, without package and imports; the first word after class is the name */
    static Path compile(Path classes, String... bodies) {
        for (String body : bodies) {
            String name = body.replaceFirst("(?s).*?(class|interface|enum|record)\\s+(\\w+).*", "$2");
            compileFile(classes, "com/acme/" + name + ".java", "package com.acme;\n" + IMPORTS + body);
        }
        return classes;
    }

    static void compileFile(Path classes, String file, String text) {
        try {
            Path source = classes.resolveSibling(classes.getFileName() + "-src").resolve(file);
            Files.createDirectories(source.getParent());
            Files.createDirectories(classes);
            Files.writeString(source, text);
            JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
            StringWriter output = new StringWriter();
            try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
                List<String> options = List.of(
                        "-proc:none",
                        "-d",
                        classes.toString(),
                        "-cp",
                        System.getProperty("java.class.path") + ":" + classes);
                boolean compiled = compiler.getTask(
                                output, files, null, options, null, files.getJavaFileObjects(source))
                        .call();
                if (!compiled) {
                    throw new IllegalArgumentException(output.toString());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
