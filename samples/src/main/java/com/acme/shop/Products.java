package com.acme.shop;

import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/** Finds the products; a JSP shows them. */
@WebServlet("/products")
public final class Products extends HttpServlet {

    private static final List<Product> ALL =
            List.of(new Product("Tea", 495), new Product("Coffee", 695), new Product("Cups & saucers", 1950));

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (request.getParameter("broken") != null) {
            throw new IllegalStateException("the shelf fell down");
        }
        request.setAttribute("products", ALL);
        request.getRequestDispatcher("/WEB-INF/jsp/products.jsp").forward(request, response);
    }
}
