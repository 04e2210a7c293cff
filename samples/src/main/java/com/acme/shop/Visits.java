package com.acme.shop;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLong;

/** Counts visits of pages in a header. */
@WebFilter(urlPatterns = "/*", asyncSupported = true)
public final class Visits extends HttpFilter {

    private final AtomicLong visits = new AtomicLong();

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        response.setHeader("X-Visits", Long.toString(visits.incrementAndGet()));
        chain.doFilter(request, response);
    }
}
